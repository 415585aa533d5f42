export { dueAt } from './due-at.ts';
export { type Elapsed, elapsed } from './elapsed.ts';
export type {
  AdoptedPause,
  Clock,
  ClockEntry,
  ClockInput,
  ClockPause,
  Extension,
  OfficeCalendar,
  OpeningHours,
  Pause,
  RecordedPause,
  Week,
} from './types.ts';
