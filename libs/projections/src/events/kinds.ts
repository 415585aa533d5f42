import {
  ACCESS_EVENT_TYPES,
  type AccessEvent,
  CASE_FACT_TYPES,
  type CaseEvent,
  ESCALATION_EVENT_TYPES,
  type EscalationEvent,
  type LedgerEvent,
  type OfficeEvent,
  REGISTER_EVENT_TYPES,
  type RegisterEvent,
  STEP_TYPES,
  SUBJECT_EVENT_TYPES,
  type SubjectEvent,
} from '@jejak/domain';

const caseTypes: ReadonlySet<string> = new Set([...CASE_FACT_TYPES, ...STEP_TYPES]);
const registerTypes: ReadonlySet<string> = new Set(REGISTER_EVENT_TYPES);
const subjectTypes: ReadonlySet<string> = new Set(SUBJECT_EVENT_TYPES);
const accessTypes: ReadonlySet<string> = new Set(ACCESS_EVENT_TYPES);
const escalationTypes: ReadonlySet<string> = new Set(ESCALATION_EVENT_TYPES);

export function isCaseEvent(event: LedgerEvent): event is CaseEvent {
  return caseTypes.has(event.type);
}

export function isRegisterEvent(event: LedgerEvent): event is RegisterEvent {
  return registerTypes.has(event.type);
}

export function isSubjectEvent(event: LedgerEvent): event is SubjectEvent {
  return subjectTypes.has(event.type);
}

export function isAccessEvent(event: LedgerEvent): event is AccessEvent {
  return accessTypes.has(event.type);
}

export function isEscalationEvent(event: LedgerEvent): event is EscalationEvent {
  return escalationTypes.has(event.type);
}

export type CalendarEvent = Extract<OfficeEvent, { type: 'CalendarSet' | 'HolidayAnnounced' | 'HolidayWithdrawn' }>;

/** After these the due dates of an office's open cases are derived again. */
export function isCalendarEvent(event: LedgerEvent): event is CalendarEvent {
  return event.type === 'CalendarSet' || event.type === 'HolidayAnnounced' || event.type === 'HolidayWithdrawn';
}
