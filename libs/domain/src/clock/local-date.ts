import type { Instant, LocalDate } from '../event/envelope.ts';
import { compileCalendar } from './compile-calendar.ts';
import type { OfficeCalendar } from './types.ts';
import { DAY } from './working-days.ts';

/** Date of an instant where the office is. Throws RangeError outside the years 1900 to 2400. */
export function localDateIn(calendar: OfficeCalendar, at: Instant): LocalDate {
  const day = compileCalendar(calendar).dayOf(Date.parse(at));
  return new Date(day * DAY).toISOString().slice(0, 10);
}
