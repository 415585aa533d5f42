export { type Paced, ProcessRunner, type ProcessRunnerOptions } from './process-runner.ts';
