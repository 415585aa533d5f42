import { readFileSync } from 'node:fs';
import type { OpeningHours, Week } from '@jejak/domain';
import { expect, test } from '@jest/globals';
import { nationalCalendar, readNationalCalendar } from './national-calendar.ts';

const source = JSON.parse(readFileSync(new URL('../fixtures/holidays.json', import.meta.url), 'utf8'));
const calendar = readNationalCalendar();
const weeks: readonly (readonly [string, Week, number])[] = [
  ['normal', calendar.weekly, 2250],
  ...calendar.periods.map(({ name, weekly }) => [name, weekly, 1950] as const),
];

const minute = (time: string): number => Temporal.PlainTime.from(time).since('00:00').total('minutes');
const open = (hours: OpeningHours): number => hours.reduce((sum, [from, to]) => sum + minute(to) - minute(from), 0);

test.each(weeks)('the week of %s has the minutes of the regulation', (_, week, minutes) => {
  expect(week).toHaveLength(7);
  expect(week.reduce((sum, hours) => sum + open(hours), 0)).toBe(minutes);
});

test.each(weeks)('days of %s open, break and close as the regulation says', (name, week) => {
  const wanted = source.office_hours[name === 'normal' ? 'normal' : 'ramadan'];
  for (const [day, hours] of week.entries()) {
    if (day > 4) expect(hours).toEqual([]);
    else expect(asRegulated(hours)).toEqual(day === 4 ? wanted.fri : wanted.mon_thu);
  }
});

function asRegulated(hours: OpeningHours): unknown {
  const [opens, closes] = [hours.at(0)?.[0] ?? '', hours.at(-1)?.[1] ?? ''];
  return [opens, closes, { break_min: minute(closes) - minute(opens) - open(hours) }];
}

test('every holiday, period and source is kept', () => {
  expect(calendar.holidays).toEqual(source.days);
  expect(calendar.periods.map(({ from, to, verified }) => ({ start: from, end: to, verified }))).toEqual(
    source.ramadan,
  );
  expect(Object.fromEntries(calendar.years.map((each) => [each.year, each.source]))).toEqual(source.sources);
  expect(calendar.officeHours.note).toBe(source.office_hours.note);
  expect(calendar.officeHours.weeklyMinutes).toEqual({
    normal: source.office_hours.normal.weekly_minutes,
    ramadan: source.office_hours.ramadan.weekly_minutes,
  });
});

test('the working days of a year are as many as the source counts', () => {
  const holidays = new Set(calendar.holidays.map(({ date }) => date));
  for (const { year, workingDays } of calendar.years) {
    const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
    const days = Array.from({ length: first.daysInYear }, (_, days) => first.add({ days }));
    const working = days.filter((day) => day.dayOfWeek < 6 && !holidays.has(day.toString()));
    expect([year, working.length]).toEqual([year, workingDays]);
    expect(source.working_days_per_year[year]).toBe(workingDays);
  }
});

test('an office calendar has the zone and nothing that only explains', () => {
  const wita = nationalCalendar('Asia/Makassar');
  expect(wita.timeZone).toBe('Asia/Makassar');
  expect(Object.keys(wita).sort()).toEqual(['holidays', 'periods', 'timeZone', 'weekly']);
  expect(wita.periods.map((period) => Object.keys(period).sort())).toContainEqual(['from', 'name', 'to', 'weekly']);
});
