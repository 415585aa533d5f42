export { LiveCollections } from './generations/index.ts';
export { officeOf } from './office-of.ts';
export { EVERY_PROJECTION, type ParkedEntry, type ParkedEvent, type ParkedSummary } from './parking/index.ts';
export {
  type Notice,
  Projector,
  type ProjectorHealth,
  type ProjectorOptions,
  type RebuildOptions,
  takeTurn,
  waitForTurn,
} from './projector/index.ts';
export type { ReadModel, Row } from './read-model.ts';
export {
  type Comparison,
  type RebuildOutcome,
  type RebuildProgress,
  RebuildRefused,
  type RebuildReport,
  type RebuildSummary,
  summaryOf,
} from './rebuilding/index.ts';
export { RebuildNeeded } from './retrying/index.ts';
export { EMBEDDED_SETTINGS } from './runner/index.ts';
export {
  giveWay,
  ProjectorThread,
  type ProjectorThreadOptions,
  receiveFailure,
  startProjectorThread,
  type ThreadRebuildOptions,
  type TransferredFailure,
  transferFailure,
} from './thread/index.ts';
