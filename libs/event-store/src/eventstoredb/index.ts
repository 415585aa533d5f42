export type { ConnectionInput } from './connection-settings.ts';
export type { Figures } from './eventstoredb.ts';
export { type EventStoreDBOptions, type EventStoreDBStore, openEventStoreDB } from './open.ts';
export type { IsCanonical } from './recorded-event.ts';
export { describeTrouble, type Trouble } from './trouble.ts';
