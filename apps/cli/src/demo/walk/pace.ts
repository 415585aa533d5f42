import { dueAt, type Instant, type OfficeCalendar, type Standard } from '@jejak/domain';
import type { Chance } from '../chance.ts';

const DAY = 24 * 60 * 60_000;
/** Minutes that an office is open on an ordinary day. */
const OPEN_MINUTES = 450;
const DAYS: { readonly [unit: string]: number } = { day: 1, week: 5, month: 21 };
const STEPS_OF_A_CASE = 8;

/** Office minutes between two steps of a case that takes `pace` times what its standard promises. */
export function gapMinutes({ procedure }: Standard, pace: number, chance: Chance): number {
  const { unit, max } = procedure.clock;
  const promised = unit === 'minute' ? max : max * (DAYS[unit] ?? 1) * OPEN_MINUTES;
  const gap = (promised / STEPS_OF_A_CASE) * pace * (0.4 + chance.next() * 1.2);
  return Math.round(Math.min(Math.max(gap, 2), 6 * OPEN_MINUTES));
}

/** The instant that many office minutes later: people work while the office is open. */
export function officeMinutesAfter(calendar: OfficeCalendar, start: Instant, minutes: number): Instant {
  const budget = { unit: 'minute', n: minutes, dayKind: 'office-minutes', countsFirstDay: false } as const;
  return dueAt(calendar, start, budget, [], start);
}

/** When a report comes in: within the weeks before `until`, more of them lately. */
export function openingAt(calendar: OfficeCalendar, until: Instant, weeks: number, chance: Chance): Instant {
  for (let earlier = 0; ; earlier += 3) {
    const daysAgo = earlier + weeks * 7 * chance.next() ** 1.6;
    const from = new Date(Date.parse(until) - daysAgo * DAY).toISOString();
    const opening = officeMinutesAfter(calendar, from, chance.between(5, 240));
    if (opening < until) return opening;
  }
}
