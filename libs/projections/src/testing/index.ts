export { fold, folded, sumUp } from './fold.ts';
export { calendar, colleague, people } from './founding.ts';
export { beforeSignature, handedOver, LETTER_SERVICE, signed, takenIn } from './stories.ts';
export { TestLedger } from './test-ledger.ts';
export { type Choice, wander } from './wander.ts';
