import type { Instant } from '../event/envelope.ts';
import { compileCalendar } from './compile-calendar.ts';
import { dateOf } from './instants.ts';
import type { OfficeCalendar } from './types.ts';

/** Milliseconds in [from, to) in which the office is open; 0 where `to` is not after `from`. */
export function openTime(calendar: OfficeCalendar, from: Instant, to: Instant): number {
  return from < to ? compileCalendar(calendar).openBetween(Date.parse(from), Date.parse(to)) : 0;
}

/** Month of an instant in the office's time zone: `2026-03`. */
export function localMonth(calendar: OfficeCalendar, at: Instant): string {
  return dateOf(compileCalendar(calendar).dayOf(Date.parse(at))).slice(0, 'YYYY-MM'.length);
}
