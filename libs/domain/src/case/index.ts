export { clocksOf, promiseOf } from './clocks.ts';
export type { CaseCommand, CorrectEvent, PlainCommand, RecordStep, Reopen, TakeIn } from './commands.ts';
export { decideCase } from './decide.ts';
export { SIGNING_TYPES } from './documents.ts';
export {
  CASE_FACT_TYPES,
  type CaseEvent,
  type CaseEventData,
  type CaseEventType,
  type CaseFactEvent,
  type ClockBinding,
  type IssuedDocument,
  isStepEvent,
  type ReportReceived,
  type StepData,
  type StepEvent,
} from './events.ts';
export { evolveCase } from './evolve.ts';
export { normalInstant } from './occurred.ts';
export { type Possibility, possibleActs } from './possible.ts';
export { type Settlement, settlementOf } from './settled.ts';
export {
  type Assignment,
  type CaseDocument,
  type CasePause,
  type CaseState,
  type Duties,
  type HistoryEntry,
  newCase,
  officeSubject,
  principalSubject,
} from './state.ts';
export { INTAKE_ROLES } from './take-in.ts';
