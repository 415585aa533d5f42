export { reminders } from './reminders.ts';
export type { CaseReminders } from './row.ts';
