import { describe, expect, test } from '@jest/globals';
import type { Budget } from '../standard/standard.ts';
import { dueAt } from './due-at.ts';
import {
  calendar,
  jakartaOffice,
  officeMinutes,
  pause,
  weekOf,
  wib,
  withHolidays,
  workingDays,
} from './testing/jakarta-office.ts';
import type { OfficeCalendar, Pause } from './types.ts';

const asOf = wib('2026-12-31 09:00');

function due(start: string, budget: Budget, pauses: readonly Pause[] = [], office: OfficeCalendar = jakartaOffice) {
  return dueAt(office, wib(start), budget, pauses, asOf);
}

describe('a term in working days', () => {
  test('ends at closing time of the n-th working day after the start', () => {
    expect(due('2026-11-02 09:00', workingDays(4))).toBe(wib('2026-11-06 16:30'));
  });

  test('leaves out weekends and holidays', () => {
    expect(due('2026-11-06 09:00', workingDays(3))).toBe(wib('2026-11-12 16:00'));
  });

  test('counts a start before opening from its own date', () => {
    expect(due('2026-11-02 05:00', workingDays(1))).toBe(wib('2026-11-03 16:00'));
  });

  test('counts a start at closing time from the next working day', () => {
    expect(due('2026-11-02 15:59', workingDays(1))).toBe(wib('2026-11-03 16:00'));
    expect(due('2026-11-02 16:00', workingDays(1))).toBe(wib('2026-11-04 16:00'));
  });

  test('counts a start on a day off from the next working day', () => {
    expect(due('2026-11-07 10:00', workingDays(1))).toBe(wib('2026-11-10 16:00'));
  });

  test('is one day shorter where the first day counts', () => {
    expect(due('2026-11-02 09:00', { ...workingDays(1), countsFirstDay: true })).toBe(wib('2026-11-02 16:00'));
    expect(due('2026-11-02 16:30', { ...workingDays(2), countsFirstDay: true })).toBe(wib('2026-11-04 16:00'));
  });

  test('ends at the hours of the period that the day falls into', () => {
    expect(due('2026-02-18 09:00', workingDays(1))).toBe(wib('2026-02-19 15:00'));
  });

  test('moves when a holiday is announced', () => {
    expect(due('2026-11-02 09:00', workingDays(2), [], withHolidays('2026-11-04'))).toBe(wib('2026-11-05 16:00'));
  });
});

describe('a term in calendar days, weeks or months', () => {
  test('ends with the local midnight after its last date, whatever day that is', () => {
    expect(due('2026-11-04 23:30', calendar(7, 'day'))).toBe(wib('2026-11-12 00:00'));
    expect(due('2026-11-07 09:00', calendar(1, 'week'))).toBe(wib('2026-11-15 00:00'));
  });

  test('ends on the same day of the month, or on the last of a shorter one', () => {
    expect(due('2026-01-15 09:00', calendar(2, 'month'))).toBe(wib('2026-03-16 00:00'));
    expect(due('2025-12-31 09:00', calendar(2, 'month'))).toBe(wib('2026-03-01 00:00'));
  });
});

describe('a term in office minutes', () => {
  test('runs only while the office is open', () => {
    expect(due('2026-11-02 11:30', officeMinutes(120))).toBe(wib('2026-11-02 14:30'));
    expect(due('2026-11-06 16:00', officeMinutes(120))).toBe(wib('2026-11-09 09:00'));
  });

  test('ends at closing time when the minutes are used up by then', () => {
    expect(due('2026-11-02 14:00', officeMinutes(120))).toBe(wib('2026-11-02 16:00'));
  });

  test('stands still in a pause', () => {
    const waiting = [pause('2026-11-02 09:00', '2026-11-02 13:30')];
    expect(due('2026-11-02 08:00', officeMinutes(120), waiting)).toBe(wib('2026-11-02 14:30'));
  });

  test('is not extended by a pause that begins when the minutes are used up', () => {
    expect(due('2026-11-02 08:00', officeMinutes(60), [pause('2026-11-02 09:00', null)])).toBe(wib('2026-11-02 09:00'));
  });
});

describe('a pause', () => {
  test('adds the working days after its first date up to its last', () => {
    const waiting = [pause('2026-11-03 10:00', '2026-11-05 10:00')];
    expect(due('2026-11-02 09:00', workingDays(4), waiting)).toBe(wib('2026-11-10 16:00'));
  });

  test('within one day adds nothing to a term in days', () => {
    const waiting = [pause('2026-11-03 08:00', '2026-11-03 15:00')];
    expect(due('2026-11-02 09:00', workingDays(4), waiting)).toBe(wib('2026-11-06 16:30'));
  });

  test('adds calendar days to a calendar term', () => {
    const waiting = [pause('2026-11-06 10:00', '2026-11-09 10:00')];
    expect(due('2026-11-04 09:00', calendar(7, 'day'), waiting)).toBe(wib('2026-11-15 00:00'));
  });

  test('counts once where pauses overlap', () => {
    const waiting = [pause('2026-11-04 10:00', '2026-11-05 10:00'), pause('2026-11-03 10:00', '2026-11-05 09:00')];
    expect(due('2026-11-02 09:00', workingDays(4), waiting)).toBe(wib('2026-11-10 16:00'));
  });

  test('that begins at or after the due instant adds nothing', () => {
    const before = [pause('2026-11-03 15:59', '2026-11-05 10:00')];
    const after = [pause('2026-11-03 16:00', '2026-11-05 10:00')];
    expect(due('2026-11-02 09:00', workingDays(1), before)).toBe(wib('2026-11-05 16:00'));
    expect(due('2026-11-02 09:00', workingDays(1), after)).toBe(wib('2026-11-03 16:00'));
  });

  test('adds to a due date that an earlier pause has moved beyond its beginning', () => {
    const waiting = [pause('2026-11-03 09:00', '2026-11-04 09:00'), pause('2026-11-04 15:00', '2026-11-05 09:00')];
    expect(due('2026-11-02 09:00', workingDays(1), waiting)).toBe(wib('2026-11-05 16:00'));
  });

  test('that is open runs to the moment of asking', () => {
    const ask = (at: string) =>
      dueAt(jakartaOffice, wib('2026-11-02 09:00'), workingDays(4), [pause('2026-11-03 09:00', null)], wib(at));
    expect(ask('2026-11-03 15:00')).toBe(wib('2026-11-06 16:30'));
    expect(ask('2026-11-05 08:00')).toBe(wib('2026-11-10 16:00'));
  });

  test('counts from the start of the term where it began before', () => {
    const waiting = [pause('2026-10-26 09:00', '2026-11-03 09:00')];
    expect(due('2026-11-02 09:00', workingDays(4), waiting)).toBe(wib('2026-11-09 16:00'));
  });
});

describe('a calendar with a change of clocks', () => {
  const lisbon = {
    ...jakartaOffice,
    timeZone: 'Europe/Lisbon',
    weekly: weekOf([['08:00', '16:00']], [['08:00', '24:00']]),
  };

  test('keeps its hours by the wall clock', () => {
    const ask = (start: string) => dueAt(lisbon, start, workingDays(1), [], start);
    expect(ask('2026-03-26T09:00:00.000Z')).toBe('2026-03-28T00:00:00.000Z');
    expect(ask('2026-03-27T09:00:00.000Z')).toBe('2026-03-30T15:00:00.000Z');
    expect(ask('2026-07-02T09:00:00.000Z')).toBe('2026-07-03T23:00:00.000Z');
  });
});

test('units and kinds of days that do not go together are refused', () => {
  expect(() => due('2026-11-02 09:00', { ...workingDays(2), unit: 'week' })).toThrow(RangeError);
  expect(() => due('2026-11-02 09:00', { ...officeMinutes(2), unit: 'day' })).toThrow(RangeError);
  expect(() => due('2026-11-02 09:00', { ...officeMinutes(2), dayKind: 'calendar' })).toThrow(RangeError);
});

test('an office that never opens is refused instead of searched for ever', () => {
  const closed = { ...jakartaOffice, weekly: weekOf([], []) };
  expect(() => due('2026-11-02 09:00', workingDays(1), [], closed)).toThrow(RangeError);
});
