export { caseFile } from './case-file.ts';
export type { ChecklistItem } from './checklist.ts';
export { type Closing, calendarRevisionOf } from './clocks.ts';
export { clocksNow } from './clocks-now.ts';
export type { CaseFile } from './document.ts';
export type { FiledDocument } from './documents.ts';
export type { AppliedCorrection, TimelineEntry } from './timeline-entry.ts';
