import type { Instant } from '../event/envelope.ts';
import { type CompiledCalendar, compileCalendar } from './compile-calendar.ts';
import { dueAt } from './due-at.ts';
import type { Clock, OfficeCalendar } from './types.ts';
import { MINUTE } from './working-days.ts';

/**
 * What is left of a term in the clock's own unit; negative when over. 0 on the day (or in the minute) that the term
 * ends: whether it is over already is the clock's `late`.
 */
export interface Remaining {
  readonly unit: 'working-day' | 'calendar-day' | 'office-minute';
  readonly left: number;
}

/** What is left now, or was at the stop. While a clock is paused its remaining budget does not shrink. */
export function remaining(calendar: OfficeCalendar, clock: Clock, asOf: Instant): Remaining {
  const due = Date.parse(clock.running === 'paused' ? dueWhilePaused(calendar, clock, asOf) : clock.dueAt);
  const at = Date.parse(clock.stoppedAt ?? asOf);
  const compiled = compileCalendar(calendar);
  switch (clock.budget.dayKind) {
    case 'working':
      return { unit: 'working-day', left: compiled.workingDaysBetween(compiled.dayOf(at), compiled.dayOf(due)) };
    case 'calendar':
      return { unit: 'calendar-day', left: calendarDaysLeft(compiled, at, due) };
    case 'office-minutes':
      return { unit: 'office-minute', left: wholeMinutes(compiled.openBetween(at, due)) };
  }
}

/** The due date moves on with an open pause, so that a clock derived earlier is brought up to the instant asked. */
function dueWhilePaused(calendar: OfficeCalendar, { startedAt, budget, pauses }: Clock, asOf: Instant): Instant {
  return dueAt(
    calendar,
    startedAt,
    budget,
    pauses.filter(({ counts }) => counts),
    asOf,
  );
}

/** The term ends with the midnight after its last day: that midnight itself still belongs to it. */
function calendarDaysLeft(calendar: CompiledCalendar, at: number, due: number): number {
  const lastDay = calendar.dayOf(due) - 1;
  return at === due ? 0 : lastDay - calendar.dayOf(at);
}

function wholeMinutes(milliseconds: number): number {
  const minutes = Math.floor(Math.abs(milliseconds) / MINUTE);
  return milliseconds < 0 && minutes > 0 ? -minutes : minutes;
}
