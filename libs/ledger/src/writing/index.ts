export { appendFrozen, OutcomeUnknown } from './append.ts';
export { type Entry, type FrozenEvent, freeze, type StreamEnd } from './freeze.ts';
export { systemEvent, systemMac } from './system-event.ts';
