export { checkAppend } from './checks.ts';
export {
  type ChosenEventStore,
  connectEventStore,
  type EventStoreSource,
  openChosenEventStore,
  openEventStoreSource,
  type SourceListener,
  type StoreTrouble,
  transferredWith,
} from './choosing/index.ts';
export {
  DataFolderInUse,
  type DataFolderLock,
  DataFolderUnusable,
  type FolderHolder,
  lockDataFolder,
  makeBeside,
  PlaceTaken,
} from './data-folder/index.ts';
export {
  attachEmbeddedEventStore,
  type EmbeddedAttachment,
  type EmbeddedEventStore,
  type EmbeddedOptions,
  openEmbeddedEventStore,
  SchemaTooNew,
} from './embedded/index.ts';
export {
  AppendTooLarge,
  DatabaseDamaged,
  InvalidAppend,
  NotCanonicalForm,
  StoreFull,
  StoreRefused,
  StoreUnavailable,
  WrongConnectionSettings,
  WrongExpectedRevision,
} from './errors.ts';
export {
  type AppendResult,
  type EventStore,
  type ExpectedRevision,
  MAX_APPEND_BYTES,
  type NewEvent,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  type SubscribeOptions,
  type SubscriptionFilter,
  type SubscriptionMessage,
} from './port.ts';
