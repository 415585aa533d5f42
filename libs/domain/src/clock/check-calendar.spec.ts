import { expect, test } from '@jest/globals';
import { checkCalendar } from './check-calendar.ts';
import { jakartaOffice, weekOf } from './testing/jakarta-office.ts';
import type { OfficeCalendar, OpeningHours } from './types.ts';

function pointers(change: Partial<OfficeCalendar>): string[] {
  return checkCalendar({ ...jakartaOffice, ...change }).map(({ pointer }) => pointer);
}

function monday(...hours: OpeningHours): Partial<OfficeCalendar> {
  const [, ...rest] = jakartaOffice.weekly;
  return { weekly: [hours, ...rest] };
}

const [ramadan] = jakartaOffice.periods;

test('a sound calendar has no problems', () => {
  expect(checkCalendar(jakartaOffice)).toEqual([]);
});

test('a time zone must exist', () => {
  expect(pointers({ timeZone: 'Asia/Dumai' })).toEqual(['/timeZone']);
});

test('a week has seven days', () => {
  expect(pointers({ weekly: jakartaOffice.weekly.slice(1) })).toEqual(['/weekly']);
});

test('an office must open on some day', () => {
  expect(pointers({ weekly: weekOf([], []) })).toEqual(['/weekly']);
});

test('hours are times of day', () => {
  expect(pointers(monday(['7:30', '12:00'], ['13:00', '24:30']))).toEqual(['/weekly/0/0/0', '/weekly/0/1/1']);
});

test('an office closes after it opens', () => {
  expect(pointers(monday(['12:00', '07:30']))).toEqual(['/weekly/0/0']);
  expect(pointers(monday(['07:30', '07:30']))).toEqual(['/weekly/0/0']);
});

test('hours are in order and do not overlap', () => {
  expect(pointers(monday(['07:30', '12:00'], ['11:00', '16:00']))).toEqual(['/weekly/0/1']);
  expect(pointers(monday(['13:00', '16:00'], ['07:30', '12:00']))).toEqual(['/weekly/0/1']);
});

test('a period has real dates, in order, and its own sound week', () => {
  if (!ramadan) throw new Error('the calendar has no period');
  expect(pointers({ periods: [{ ...ramadan, from: '2026-02-30' }] })).toEqual(['/periods/0/from']);
  expect(pointers({ periods: [{ ...ramadan, to: '2026-02-18' }] })).toEqual(['/periods/0']);
  expect(pointers({ periods: [{ ...ramadan, weekly: weekOf([['09:00', '08:00']], []).slice(3) }] })).toEqual([
    '/periods/0/weekly',
  ]);
});

test('periods do not overlap', () => {
  if (!ramadan) throw new Error('the calendar has no period');
  const week = { ...ramadan, from: '2026-03-20', to: '2026-03-25' };
  expect(pointers({ periods: [ramadan, week] })).toEqual(['/periods/1']);
});

test('a holiday is a real date', () => {
  const holidays = ['2026-11-11', '2026-11-31', '11-11-2026', '1812-01-01'].map((date) => ({
    date,
    name: '',
    kind: '',
  }));
  expect(pointers({ holidays })).toEqual(['/holidays/1/date', '/holidays/2/date', '/holidays/3/date']);
});
