export { foundExample, LETTER, ODGJ, report, taken } from './example-office.ts';
export {
  accepted,
  everybody,
  type Founding,
  foundOffice,
  type Person,
  requestBy,
  unitFor,
  userId,
} from './found-office.ts';
export { by, openStage, type Stage, step } from './stage.ts';
export { HandClock, ledgerOver, openTestStores, type TestStores } from './test-ledger.ts';
export { delegatedTo, seeded, unreliable } from './unreliable-store.ts';
