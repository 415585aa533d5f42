export { caseIdOf, subjectIdOf } from './identifiers.ts';
export { type CurrentCalendar, calendarIn, officeIn, standardIn } from './in-reference.ts';
export {
  type CalendarEvent,
  isAccessEvent,
  isCalendarEvent,
  isCaseEvent,
  isEscalationEvent,
  isRegisterEvent,
  isSubjectEvent,
} from './kinds.ts';
export { type Coordinates, coordinatesOf, type SealedAt, sealedAt } from './sealed.ts';
