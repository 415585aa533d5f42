import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { elapsed } from './elapsed.ts';
import { rungsOf } from './rungs.ts';
import { given, type Line, policy } from './testing/case-story.ts';
import { calendar, jakartaOffice, officeMinutes, wib, withHolidays } from './testing/jakarta-office.ts';
import type { Clock, ClockInput, OfficeCalendar } from './types.ts';

const received: Line = ['2026-11-02 07:30', 'ReportReceived', 'diterima'];

function rungs(lines: readonly Line[] = [received], change: Partial<ClockInput> = {}, office = jakartaOffice) {
  const clock = given(lines, { ...change, calendar: office }).promise('2026-11-02 08:00');
  return Object.fromEntries(rungsOf(office, clock).map(({ rung, at }) => [rung, at]));
}

describe('the rungs of a term', () => {
  test('in working days are parts of its open time; late is when the office opens next', () => {
    // Four days after the 2nd: five days of 7:30 h, but for the longer rest on Friday.
    expect(rungs()).toEqual({
      half: expect.stringMatching(/^2026-11-04T/),
      'four-fifths': expect.stringMatching(/^2026-11-05T/),
      due: wib('2026-11-06 16:30'),
      late: new Date(Date.parse(wib('2026-11-09 07:30')) + 1).toISOString(),
    });
  });

  test('move with a holiday that is announced', () => {
    const moved = rungs([received], {}, withHolidays('2026-11-05'));
    expect(moved.due).toBe(wib('2026-11-09 16:00'));
    expect((moved['four-fifths'] ?? '') > (rungs()['four-fifths'] ?? '')).toBe(true);
  });
});

const budgets = fc.constantFrom(
  { unit: 'day', n: 3, dayKind: 'working', countsFirstDay: false } as const,
  officeMinutes(600),
  calendar(3, 'day'),
);
const pauses = fc.array(fc.tuple(fc.nat(10_000), fc.integer({ min: 1, max: 3000 })), { maxLength: 3 });

function clockOf(
  office: OfficeCalendar,
  budget: Clock['budget'],
  waits: readonly (readonly [number, number])[],
): Clock {
  const { unit, n, dayKind, countsFirstDay } = budget;
  const start = Date.parse(wib('2026-11-02 09:00'));
  const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
  const recordedPauses = waits.map(([from, length], index) => ({
    ...{ eventId: `p${index}`, from: at(from), to: at(from + length), reason: 'file-incomplete' },
    party: 'applicant' as const,
  }));
  const clock = given([['2026-11-02 09:00', 'ReportReceived', 'diterima']], {
    policy: { ...policy, unit, min: n, max: n, dayKind, countsFirstDay },
    calendar: office,
    recordedPauses,
  }).promise('2026-11-30 09:00');
  return { ...clock, running: 'running', stoppedAt: null };
}

test('come in order, and half of the time that counts lies before the first', () => {
  fc.assert(
    fc.property(budgets, pauses, (budget, waits) => {
      const clock = clockOf(jakartaOffice, budget, waits);
      const [half, fourFifths, due, late] = rungsOf(jakartaOffice, clock).map(({ at }) => at);
      expect([half, fourFifths, due, late].toSorted()).toEqual([half, fourFifths, due, late]);
      expect(due).toBe(clock.dueAt);
      if (budget.dayKind === 'calendar') return;
      const counted = clock.pauses.filter(({ counts }) => counts);
      const netUntil = (end: string) => elapsed(jakartaOffice, clock.startedAt, end, counted).net;
      expect(Math.abs(netUntil(half ?? '') - netUntil(clock.dueAt) / 2)).toBeLessThanOrEqual(1);
      expect(Math.abs(netUntil(fourFifths ?? '') - netUntil(clock.dueAt) * 0.8)).toBeLessThanOrEqual(1);
    }),
  );
});
