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
  const kept = clocks.filter(isToKeep);
  const coming = kept.flatMap((clock) => {
    const name = nameOf(clock);
    return rungsOf(calendar, clock).map(({ rung, at }) => ({ clock: name, rung, dueAt: clock.dueAt, at }));
  });
  const unsent = sent.size === 0 ? coming : coming.filter((reminder) => !sent.has(reminderKey(reminder)));
  // The rungs of one clock are in order.
  return kept.length < 2 ? unsent : unsent.toSorted(byTime);
}

function isToKeep({ kind, running }: Clock): boolean {
  return running === 'running' && PROMISED.includes(kind);
}

/** Instants are all of one form, so that their texts have their order. */
function byTime({ at: a }: ComingReminder, { at: b }: ComingReminder): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function nameOf({ kind, name, run }: Clock): ClockName {
  return { kind, name, run };
}
