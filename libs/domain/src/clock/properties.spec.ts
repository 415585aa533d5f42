import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Budget } from '../standard/standard.ts';
import { dueAt } from './due-at.ts';
import { elapsed } from './elapsed.ts';
import { calendar, jakartaOffice, officeMinutes, withHolidays, workingDays } from './testing/jakarta-office.ts';
import type { Pause } from './types.ts';

const FIRST = Date.parse('2026-01-01T00:00:00Z');
const HOUR = 3_600_000;
const LONG_AFTER = '2027-06-01T00:00:00.000Z';

const hour = fc.integer({ min: 0, max: 24 * 90 });
const instant = hour.map((hours) => new Date(FIRST + hours * HOUR).toISOString());
const closedPause = fc
  .tuple(hour, fc.integer({ min: 0, max: 24 * 12 }))
  .map(([from, hours]): Pause => ({ from: at(from), to: at(from + hours) }));
const openPause = hour.map((from): Pause => ({ from: at(from), to: null }));
const pauses = fc.array(fc.oneof({ weight: 4, arbitrary: closedPause }, openPause), { maxLength: 5 });
const holiday = fc.integer({ min: 0, max: 150 }).map((day) => at(day * 24).slice(0, 10));
const budget: fc.Arbitrary<Budget> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 20 }), fc.boolean())
    .map(([n, countsFirstDay]) => ({ ...workingDays(n), countsFirstDay })),
  fc
    .tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom('day', 'week', 'month'))
    .map(([n, unit]) => calendar(n, unit)),
  fc.integer({ min: 1, max: 5000 }).map(officeMinutes),
);

function at(hours: number): string {
  return new Date(FIRST + hours * HOUR).toISOString();
}

describe('for any start, budget and pauses', () => {
  test('net never exceeds gross, and neither is negative', () => {
    fc.assert(
      fc.property(instant, instant, pauses, (start, end, waits) => {
        const { gross, net } = elapsed(jakartaOffice, start, end, waits);
        expect(net).toBeLessThanOrEqual(gross);
        expect(net).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('pauses in any order give the same due date', () => {
    const shuffled = pauses.chain((waits) =>
      fc.tuple(fc.constant(waits), fc.shuffledSubarray(waits, { minLength: waits.length })),
    );
    fc.assert(
      fc.property(instant, budget, shuffled, instant, (start, term, [waits, reordered], asOf) => {
        expect(dueAt(jakartaOffice, start, term, reordered, asOf)).toBe(dueAt(jakartaOffice, start, term, waits, asOf));
      }),
    );
  });

  test('a longer budget is never due earlier', () => {
    fc.assert(
      fc.property(
        instant,
        budget,
        pauses,
        instant,
        fc.integer({ min: 1, max: 9 }),
        (start, term, waits, asOf, more) => {
          const longer = dueAt(jakartaOffice, start, { ...term, n: term.n + more }, waits, asOf);
          expect(longer >= dueAt(jakartaOffice, start, term, waits, asOf)).toBe(true);
        },
      ),
    );
  });

  test('another holiday never makes a due date earlier', () => {
    fc.assert(
      fc.property(instant, budget, pauses, instant, holiday, (start, term, waits, asOf, date) => {
        const moved = dueAt(withHolidays(date), start, term, waits, asOf);
        expect(moved >= dueAt(jakartaOffice, start, term, waits, asOf)).toBe(true);
      }),
    );
  });

  test('another pause never makes a due date earlier', () => {
    fc.assert(
      fc.property(instant, budget, pauses, closedPause, instant, (start, term, waits, more, asOf) => {
        const paused = dueAt(jakartaOffice, start, term, [...waits, more], asOf);
        expect(paused >= dueAt(jakartaOffice, start, term, waits, asOf)).toBe(true);
      }),
    );
  });

  test('the due date stands still once the last pause has closed', () => {
    fc.assert(
      fc.property(instant, budget, fc.array(closedPause, { maxLength: 5 }), instant, (start, term, waits, asOf) => {
        const lastClosed = [asOf, ...waits.map(({ to }) => to ?? asOf)].sort().at(-1) ?? asOf;
        expect(dueAt(jakartaOffice, start, term, waits, LONG_AFTER)).toBe(
          dueAt(jakartaOffice, start, term, waits, lastClosed),
        );
      }),
    );
  });
});
