export { reminders } from './reminders.ts';
export type { CaseReminders, ComingReminder } from './row.ts';
