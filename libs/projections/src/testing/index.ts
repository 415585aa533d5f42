export { fold, folded } from './fold.ts';
export { calendar, people } from './founding.ts';
export { TestLedger } from './test-ledger.ts';
export { type Choice, wander } from './wander.ts';
