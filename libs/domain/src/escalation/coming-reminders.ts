import { type Clock, type OfficeCalendar, type Rung, rungsOf } from '../clock/index.ts';
import type { Instant } from '../event/index.ts';
import { type ClockName, reminderKey } from './escalation.ts';

/** A rung of a running clock that no reminder was sent for, at the due date that holds now. */
export interface ComingReminder {
  readonly clock: ClockName;
  readonly rung: Rung;
  readonly dueAt: Instant;
  /** When it is reached. */
  readonly at: Instant;
}

/**
 * What the office promised by the standard that the case is bound to, and the limits within. The other reading of a
 * promise and what other publications promise are figures to compare, not dates to work by.
 */
const PROMISED: readonly Clock['kind'][] = ['promise', 'sub-limit'];

/** What is to be reminded of under these clocks and was not yet, in order of time; `sent` has identities. */
export function comingReminders(
  clocks: readonly Clock[],
  calendar: OfficeCalendar,
  sent: ReadonlySet<string>,
): readonly ComingReminder[] {
  return clocks
    .filter(({ kind }) => PROMISED.includes(kind))
    .flatMap((clock) =>
      rungsOf(calendar, clock).map(({ rung, at }) => ({ clock: nameOf(clock), rung, dueAt: clock.dueAt, at })),
    )
    .filter((reminder) => !sent.has(reminderKey(reminder)))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function nameOf({ kind, name, run }: Clock): ClockName {
  return { kind, name, run };
}
