import type { OfficeCalendar, OpeningHours, Week } from './types.ts';

export const MINUTE = 60_000;
const HOUR = 3_600_000;
export const DAY = 86_400_000;

/** Days since 1970-01-01 of a local date. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

export function plainDate(day: number): Temporal.PlainDate {
  return new Temporal.PlainDate(1970, 1, 1).add({ days: day });
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

export function startOfDay(timeZone: string, day: number): number {
  return plainDate(day).toZonedDateTime(timeZone).epochMilliseconds;
}

/** `HH:MM`, with 24:00 for the midnight that ends the day. */
export function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
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
