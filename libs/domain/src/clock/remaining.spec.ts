import { describe, expect, test } from '@jest/globals';
import { remaining } from './remaining.ts';
import { given, type Line, policy } from './testing/case-story.ts';
import { jakartaOffice, wib } from './testing/jakarta-office.ts';
import type { ClockInput } from './types.ts';

const received: Line = ['2026-11-02 09:00', 'ReportReceived', 'diterima'];

function left(asOf: string, lines: readonly Line[] = [received], change: Partial<ClockInput> = {}) {
  return remaining(jakartaOffice, given(lines, change).promise(asOf), wib(asOf));
}

describe('what is left of four working days', () => {
  test('is counted in working days after today', () => {
    expect(left('2026-11-02 10:00')).toEqual({ unit: 'working-day', left: 4 });
    expect(left('2026-11-04 10:00')).toEqual({ unit: 'working-day', left: 2 });
  });

  test('is nothing on the last day', () => {
    expect(left('2026-11-06 10:00').left).toBe(0);
  });

  test('is negative by the working days since the last one', () => {
    expect(left('2026-11-08 10:00').left).toBe(0);
    expect(left('2026-11-09 10:00').left).toBe(-1);
    expect(left('2026-11-12 10:00').left).toBe(-3);
  });

  test('does not shrink while the clock is paused, however old the derived clock is', () => {
    const returned: Line = ['2026-11-03 09:00', 'FileReturned', 'dikembalikan'];
    const clock = given([received, returned]).promise('2026-11-03 10:00');
    for (const asOf of ['2026-11-03 10:00', '2026-11-05 23:00', '2026-11-08 09:00', '2026-12-15 12:00']) {
      expect(remaining(jakartaOffice, clock, wib(asOf)).left).toBe(3);
    }
  });

  test('stays what it was at the stop', () => {
    const done: Line = ['2026-11-04 10:00', 'CaseClosed', 'selesai'];
    expect(left('2026-11-30 10:00', [received, done]).left).toBe(2);
  });
});

test('what is left of a calendar term is counted in days, midnight included', () => {
  const week = { policy: { ...policy, unit: 'week', min: 1, max: 1, dayKind: 'calendar' } } as const;
  expect(left('2026-11-02 10:00', [received], week)).toEqual({ unit: 'calendar-day', left: 7 });
  expect(left('2026-11-09 23:00', [received], week).left).toBe(0);
  expect(left('2026-11-10 00:00', [received], week).left).toBe(0);
  expect(left('2026-11-10 00:01', [received], week).left).toBe(-1);
});

test('what is left of office minutes is counted in whole open minutes', () => {
  const minutes = { policy: { ...policy, unit: 'minute', min: 120, max: 120, dayKind: 'office-minutes' } } as const;
  expect(left('2026-11-02 09:30', [received], minutes)).toEqual({ unit: 'office-minute', left: 90 });
  expect(left('2026-11-02 11:00', [received], minutes).left).toBe(0);
  expect(left('2026-11-02 13:30', [received], minutes).left).toBe(-90);
});
