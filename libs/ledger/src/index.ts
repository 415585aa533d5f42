export { createLedger } from './create-ledger.ts';
export { nameId, randomId } from './ids.ts';
export type {
  Accepted,
  AccessNote,
  AllottedNumber,
  Answer,
  BatchAnswer,
  BatchItem,
  CommandOnCase,
  CommandRequest,
  EscalatedCase,
  Intake,
  IntakeCase,
  Ledger,
  MailedReminder,
  NumberHolder,
  SentReminder,
  SubjectClaim,
  WantedReminder,
  WrittenEvent,
} from './ledger.ts';
export { type Sweep, sweepNumbers, type Unnumbered } from './numbers/index.ts';
export { followOffices } from './offices/index.ts';
export { type Clock, type LedgerPorts, systemClock } from './ports.ts';
export { TooManyConflicts } from './running/index.ts';
export { OutcomeUnknown } from './writing/index.ts';
