export type { AppliedCorrection, TimelineEntry } from './timeline-entry.ts';
export { timelineOf } from './timeline-of.ts';
