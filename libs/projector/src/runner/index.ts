export { Progress } from './progress.ts';
export { Runner, type RunnerListener, type RunnerOptions } from './runner.ts';
export { Running } from './running.ts';
export { BESIDE_SETTINGS, DEFAULT_SETTINGS, EMBEDDED_SETTINGS, type RunnerSettings } from './settings.ts';
