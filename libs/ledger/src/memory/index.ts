export { type Aggregate, eventsAfter, type StoredEnvelope } from './aggregate.ts';
export { type AggregateKind, Aggregates } from './aggregates.ts';
