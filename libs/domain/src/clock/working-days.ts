import type { OfficeCalendar, OpeningHours, Week } from './types.ts';

export const SECOND = 1_000;
export const MINUTE = 60_000;
const HOUR = 3_600_000;
export const DAY = 86_400_000;

/** Days since 1970-01-01 of a local date. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

/** The day so many months later: the same day of the month, or the month's last. */
export function monthsLater(day: number, months: number): number {
  const date = new Date(day * DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / DAY;
}

/** The hours of a day number as the calendar has them; none on a holiday. The first period that holds a date wins. */
export function hoursByDay(calendar: OfficeCalendar): (day: number) => OpeningHours {
  const holidays = new Set(calendar.holidays.map((holiday) => dayNumber(holiday.date)));
  const periods = calendar.periods.map(({ from, to, weekly }) => ({
    from: dayNumber(from),
    to: dayNumber(to),
    weekly,
  }));
  return (day) => {
    if (holidays.has(day)) return [];
    const week: Week = periods.find(({ from, to }) => from <= day && day <= to)?.weekly ?? calendar.weekly;
    return week[weekdayIndex(day)] ?? [];
  };
}

/** Instants at which the office opens and closes on a day, one after the other. */
export function openInstants(
  timeZone: string,
  day: number,
  starts: number,
  ends: number,
  hours: OpeningHours,
): number[] {
  // Only where the clocks change does a wall-clock time need the time zone once more.
  const plain = ends - starts === DAY;
  return hours.flat().map((time) => (plain ? starts + minuteOfDay(time) * MINUTE : wallClock(timeZone, day, time)));
}

const midnights = new Map<string, Map<number, number>>();

/** Asked once for a day of a time zone: its calendars have the same midnights. */
export function startOfDay(timeZone: string, day: number): number {
  const known = midnights.get(timeZone) ?? new Map<number, number>();
  midnights.set(timeZone, known);
  const start = known.get(day) ?? plainDate(day).toZonedDateTime(timeZone).epochMilliseconds;
  known.set(day, start);
  return start;
}

/** `HH:MM`, with 24:00 for the midnight that ends the day. */
export function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function plainDate(day: number): Temporal.PlainDate {
  return new Temporal.PlainDate(1970, 1, 1).add({ days: day });
}

function wallClock(timeZone: string, day: number, time: string): number {
  const minutes = minuteOfDay(time);
  const overflow = Math.floor((minutes * MINUTE) / DAY);
  const hour = Math.floor((minutes * MINUTE) / HOUR) - overflow * 24;
  const at = plainDate(day + overflow).toPlainDateTime({ hour, minute: minutes % 60 });
  return at.toZonedDateTime(timeZone).epochMilliseconds;
}

/** 0 for Monday; 1970-01-01 was a Thursday. */
function weekdayIndex(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}
