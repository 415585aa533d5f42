export { caseClocks } from './case-clocks.ts';
export { type CalendarProblem, checkCalendar } from './check-calendar.ts';
export { dueAt } from './due-at.ts';
export { type Elapsed, elapsed } from './elapsed.ts';
export { localDateIn } from './local-date.ts';
export { localMonth, openTime } from './open-time.ts';
export { type Remaining, remaining } from './remaining.ts';
export { RUNGS, type Rung, type RungAt, rungsOf } from './rungs.ts';
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
