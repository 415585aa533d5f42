import type { OfficeCalendar, OpeningHours, Week } from './types.ts';
import { minuteOfDay } from './working-days.ts';

/** What is wrong with a calendar, at its exact place (a JSON pointer, RFC 6901). */
export interface CalendarProblem {
  readonly pointer: string;
  readonly message: string;
}

const WEEKDAYS = 7;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const [FIRST_DATE, LAST_DATE] = ['1900-01-01', '2399-12-31'];

/** Everything that keeps a calendar from being used; empty for a sound one. */
export function checkCalendar(calendar: OfficeCalendar): CalendarProblem[] {
  return [
    ...timeZoneProblems(calendar.timeZone),
    ...weekProblems('/weekly', calendar.weekly),
    ...(opensSometime(calendar.weekly) ? [] : [{ pointer: '/weekly', message: 'the office never opens' }]),
    ...calendar.periods.flatMap((_, index) => periodProblems(calendar.periods, index)),
    ...calendar.holidays.flatMap(({ date }, index) => dateProblems(`/holidays/${index}/date`, date)),
  ];
}

function timeZoneProblems(timeZone: string): CalendarProblem[] {
  try {
    new Temporal.ZonedDateTime(0n, timeZone);
    return [];
  } catch {
    return [{ pointer: '/timeZone', message: `no time zone is called ${timeZone}` }];
  }
}

function periodProblems(periods: OfficeCalendar['periods'], index: number): CalendarProblem[] {
  const period = periods[index];
  if (!period) return [];
  const pointer = `/periods/${index}`;
  const dates = [...dateProblems(`${pointer}/from`, period.from), ...dateProblems(`${pointer}/to`, period.to)];
  const week = weekProblems(`${pointer}/weekly`, period.weekly);
  if (dates.length > 0) return [...dates, ...week];
  if (period.from > period.to) return [{ pointer, message: `${period.from} is after ${period.to}` }, ...week];
  const other = periods.slice(0, index).findIndex(({ from, to }) => from <= period.to && period.from <= to);
  return other < 0 ? week : [{ pointer, message: `overlaps with /periods/${other}` }, ...week];
}

function weekProblems(pointer: string, week: Week): CalendarProblem[] {
  if (week.length !== WEEKDAYS)
    return [{ pointer, message: `a week has 7 days, Monday first; here are ${week.length}` }];
  return week.flatMap((hours, weekday) => hoursProblems(`${pointer}/${weekday}`, hours));
}

function hoursProblems(pointer: string, hours: OpeningHours): CalendarProblem[] {
  const malformed = hours.flatMap((stretch, index) =>
    stretch.flatMap((time, side) =>
      TIME.test(time) ? [] : [{ pointer: `${pointer}/${index}/${side}`, message: `${time} is no time of day HH:MM` }],
    ),
  );
  if (malformed.length > 0) return malformed;
  return hours.flatMap(([opens, closes], index) => {
    const place = `${pointer}/${index}`;
    const before = hours[index - 1]?.[1];
    if (minuteOfDay(opens) >= minuteOfDay(closes))
      return [{ pointer: place, message: `closes at ${closes}, not after ${opens}` }];
    if (before !== undefined && minuteOfDay(opens) < minuteOfDay(before))
      return [{ pointer: place, message: `opens at ${opens}, before ${before}` }];
    return [];
  });
}

function dateProblems(pointer: string, date: string): CalendarProblem[] {
  return isDate(date) ? [] : [{ pointer, message: `${date} is no date between ${FIRST_DATE} and ${LAST_DATE}` }];
}

function isDate(text: string): boolean {
  if (!DATE.test(text) || text < FIRST_DATE || text > LAST_DATE) return false;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const utc = new Date(Date.UTC(year, month - 1, day));
  return utc.toISOString().startsWith(text);
}

function opensSometime(week: Week): boolean {
  return week.some((hours) => hours.length > 0);
}
