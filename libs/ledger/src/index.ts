export { createLedger } from './create-ledger.ts';
export { nameId, randomId } from './ids.ts';
export type {
  Accepted,
  AccessNote,
  AllottedNumber,
  Answer,
  BatchAnswer,
  BatchItem,
  CommandRequest,
  Intake,
  IntakeCase,
  Ledger,
  SubjectClaim,
  WrittenEvent,
} from './ledger.ts';
export { type Sweep, sweepNumbers, type Unnumbered } from './numbers/index.ts';
export { type Clock, type LedgerPorts, systemClock } from './ports.ts';
export { OutcomeUnknown } from './writing/index.ts';
