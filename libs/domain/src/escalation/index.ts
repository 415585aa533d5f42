export { addresseesOf, type Concerned } from './addressees.ts';
export { type ComingReminder, comingReminders } from './coming-reminders.ts';
export {
  type Addressee,
  type ClockName,
  ESCALATION_EVENT_TYPES,
  type EscalationEvent,
  type EscalationEventData,
  type EscalationEventType,
  type EscalationState,
  evolveEscalation,
  newEscalation,
  type Reminder,
  reminderKey,
} from './escalation.ts';
export { clockLabel, RUNG_LABELS } from './words.ts';
