import type { Instant } from '../event/envelope.ts';
import type { Budget } from '../standard/standard.ts';
import { type CompiledCalendar, compileCalendar } from './compile-calendar.ts';
import { instantAt } from './instants.ts';
import { clipSpans, mergePauses, type Span } from './merge-pauses.ts';
import type { OfficeCalendar, Pause } from './types.ts';
import { MINUTE, monthsLater } from './working-days.ts';

/**
 * The last instant in time of a term that began at `start`, with the pauses known at `asOf`.
 * Throws a RangeError where the budget's unit and kind of days do not go together, or the office never opens again.
 */
export function dueAt(
  calendar: OfficeCalendar,
  start: Instant,
  budget: Budget,
  pauses: readonly Pause[],
  asOf: Instant,
): Instant {
  return instantAt(dueIn(compileCalendar(calendar), Date.parse(start), budget, mergePauses(pauses, asOf)));
}

/** The same in epoch milliseconds, with the pauses merged. */
export function dueIn(calendar: CompiledCalendar, begin: number, budget: Budget, pauses: readonly Span[]): number {
  const waits = clipSpans(pauses, begin, Number.POSITIVE_INFINITY);
  switch (budget.dayKind) {
    case 'working':
      return workingDue(calendar, begin, budget, waits);
    case 'calendar':
      return calendarDue(calendar, begin, budget, waits);
    case 'office-minutes':
      return officeMinutesDue(calendar, begin, budget, waits);
  }
}

function workingDue(calendar: CompiledCalendar, begin: number, budget: Budget, waits: readonly Span[]): number {
  if (budget.unit !== 'day') throw new RangeError(`a term in working days is counted in days, not in ${budget.unit}s`);
  const first = firstWorkingDay(calendar, begin);
  const term = budget.countsFirstDay ? budget.n - 1 : budget.n;
  const dueDay = (days: number) => closingTime(calendar, calendar.workingDayAfter(first - 1, days + 1));
  return extended(waits, dueDay, term, (from, to) =>
    calendar.workingDaysBetween(calendar.dayOf(from), calendar.dayOf(to)),
  );
}

/** The start's own date while the office is still to close on it, else the next working day. */
function firstWorkingDay(calendar: CompiledCalendar, begin: number): number {
  const day = calendar.dayOf(begin);
  const closing = calendar.closingOf(day);
  return closing !== undefined && begin < closing ? day : calendar.workingDayAfter(day, 1);
}

function closingTime(calendar: CompiledCalendar, day: number): number {
  return calendar.closingOf(day) ?? calendar.startOf(day + 1);
}

function calendarDue(calendar: CompiledCalendar, begin: number, budget: Budget, waits: readonly Span[]): number {
  const last = lastCalendarDay(calendar.dayOf(begin), budget);
  return extended(
    waits,
    (days) => calendar.startOf(last + days + 1),
    0,
    (from, to) => calendar.dayOf(to) - calendar.dayOf(from),
  );
}

function lastCalendarDay(day: number, budget: Budget): number {
  const n = budget.countsFirstDay && budget.unit === 'day' ? budget.n - 1 : budget.n;
  switch (budget.unit) {
    case 'day':
      return day + n;
    case 'week':
      return day + 7 * n;
    case 'month':
      return monthsLater(day, n);
    case 'minute':
      throw new RangeError('a term in calendar days is not counted in minutes');
  }
}

/** Each pause in order adds its days; one that begins at or after the due instant as extended so far adds nothing. */
function extended(
  waits: readonly Span[],
  dueAfter: (days: number) => number,
  term: number,
  daysIn: (from: number, to: number) => number,
): number {
  let days = term;
  let instant = dueAfter(days);
  for (const { from, to } of waits) {
    if (from >= instant) break;
    days += daysIn(from, to);
    instant = dueAfter(days);
  }
  return instant;
}

function officeMinutesDue(calendar: CompiledCalendar, begin: number, budget: Budget, waits: readonly Span[]): number {
  if (budget.unit !== 'minute') throw new RangeError(`office minutes are counted in minutes, not in ${budget.unit}s`);
  let from = begin;
  let left = budget.n * MINUTE;
  for (const wait of waits) {
    const worked = calendar.openBetween(from, wait.from);
    if (worked >= left) break;
    left -= worked;
    from = wait.to;
  }
  return calendar.afterOpen(from, left);
}
