export { type ChosenEventStore, openChosenEventStore } from './choose.ts';
export {
  connectEventStore,
  type EventStoreSource,
  openEventStoreSource,
  type SourceListener,
  type StoreTrouble,
  transferredWith,
} from './source.ts';
