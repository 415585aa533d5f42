export { caseFile } from './case-file.ts';
export { type ChecklistItem, checklistOf } from './checklist.ts';
export { type Closing, calendarRevisionOf } from './clocks.ts';
export { clocksNow } from './clocks-now.ts';
export type { CaseFile } from './document.ts';
export type { FiledDocument } from './documents.ts';
