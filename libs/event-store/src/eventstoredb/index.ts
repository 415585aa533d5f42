export { type ConnectionInput, WrongConnectionSettings } from './connection-settings.ts';
export type { Figures, Trouble } from './eventstoredb.ts';
export { type EventStoreDBOptions, type EventStoreDBStore, openEventStoreDB } from './open.ts';
export type { IsCanonical } from './recorded-event.ts';
