export { appendFrozen, OutcomeUnknown } from './append.ts';
export { type FrozenAppend, freeze, type Writing } from './envelope.ts';
