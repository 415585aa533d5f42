export { type ChosenEventStore, openChosenEventStore } from './choose.ts';
export {
  connectEventStore,
  type EventStoreSource,
  openEventStoreSource,
  type SourceListener,
  transferredWith,
} from './source.ts';
