export { openReadStoreSource, type ReadStoreSource } from './choosing/index.ts';
export { type EmbeddedOptions, openEmbeddedReadStore } from './embedded/index.ts';
export {
  CheckpointMoved,
  IncompatibleStore,
  IndexesChanged,
  InvalidCollection,
  InvalidCursor,
  InvalidQuery,
  InvalidWrite,
  StoreFull,
  StoreUnavailable,
  UndeclaredIndex,
  UnknownCollection,
} from './errors.ts';
export {
  CheckpointFollower,
  type FollowOptions,
  usualPause,
  type WatchOptions,
  watchCheckpoint,
} from './follow/index.ts';
export {
  Lease,
  LeaseLost,
  type LeaseOptions,
  type LeaseTiming,
  seizeLease,
  type WaitOptions,
  waitForLease,
} from './lease/index.ts';
export type {
  Checkpoint,
  CollectionSpec,
  Commit,
  Condition,
  Document,
  Filter,
  FindOptions,
  IndexValue,
  Page,
  ReadStore,
  Write,
} from './port.ts';
export { openReadStoreWritingBeside, openThreadedReadStore, type ThreadedOptions } from './threaded/index.ts';
