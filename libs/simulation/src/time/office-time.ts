import { dueAt, type OfficeCalendar, openTime } from '@jejak/domain';
import { instantOf, MINUTE } from './simulated-clock.ts';

/** The instant by which the office has been open for that many more minutes (at least one); epoch milliseconds. */
export function afterOfficeMinutes(calendar: OfficeCalendar, from: number, minutes: number): number {
  const budget = {
    unit: 'minute',
    n: Math.max(1, Math.round(minutes)),
    dayKind: 'office-minutes',
    countsFirstDay: false,
  } as const;
  const start = instantOf(from);
  return Date.parse(dueAt(calendar, start, budget, [], start));
}

/** The first instant at or after another at which the office is open. */
export function whenOpen(calendar: OfficeCalendar, from: number): number {
  if (openTime(calendar, instantOf(from), instantOf(from + 1)) > 0) return from;
  return afterOfficeMinutes(calendar, from, 1) - MINUTE;
}

/** Local midnight that begins the day of an instant. */
export function startOfDay(timeZone: string, at: number): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).startOfDay().epochMilliseconds;
}

/** `2026-11-24`, as the office's own wall calendar shows it. */
export function dateIn(timeZone: string, at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
