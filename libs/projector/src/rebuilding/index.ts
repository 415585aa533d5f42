export { Meter } from './meter.ts';
export { rebuildAndSwitch } from './rebuild.ts';
export { type Comparison, type RebuildProgress, RebuildRefused, type RebuildReport } from './report.ts';
