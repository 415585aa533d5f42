export {
  type Aggregate,
  type CommandTrace,
  emptyAggregate,
  type Fold,
  foldEnvelope,
  foldInto,
  type StoredEnvelope,
} from './aggregate.ts';
export { type AggregateKind, Aggregates } from './aggregates.ts';
