export { type Aggregate, type AggregateKind, type StoredEnvelope, writtenEvent } from './aggregate.ts';
export { Aggregates } from './aggregates.ts';
