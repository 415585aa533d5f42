export { type ChosenEventStore, openChosenEventStore } from './choose.ts';
export { type EventStoreSource, openEventStoreSource, type SourceListener, transferredWith } from './source.ts';
