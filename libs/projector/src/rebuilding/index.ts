export { Meter } from './meter.ts';
export { rebuildAndSwitch } from './rebuild.ts';
export {
  type Comparison,
  type RebuildOutcome,
  type RebuildProgress,
  RebuildRefused,
  type RebuildReport,
} from './report.ts';
export { type RebuildSummary, summaryOf } from './summary.ts';
