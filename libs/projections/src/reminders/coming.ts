import { type Clock, type ClockName, type OfficeCalendar, reminderKey, rungsOf } from '@jejak/domain';
import type { ComingReminder } from './row.ts';

/**
 * What the office promised by the standard that the case is bound to, and the limits within. The other reading of a
 * promise and what other publications promise are figures to compare, not dates to work by.
 */
const PROMISED: readonly Clock['kind'][] = ['promise', 'sub-limit'];

/** What is to be reminded of under these clocks and was not yet, in order of time. */
export function comingReminders(
  clocks: readonly Clock[],
  calendar: OfficeCalendar,
  sent: readonly string[],
): readonly ComingReminder[] {
  return clocks
    .filter(({ kind }) => PROMISED.includes(kind))
    .flatMap((clock) =>
      rungsOf(calendar, clock).map(({ rung, at }) => ({ clock: nameOf(clock), rung, dueAt: clock.dueAt, at })),
    )
    .filter((reminder) => !sent.includes(reminderKey(reminder)))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function nameOf({ kind, name, run }: Clock): ClockName {
  return { kind, name, run };
}
