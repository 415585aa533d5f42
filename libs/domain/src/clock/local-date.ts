import type { Instant, LocalDate } from '../event/envelope.ts';
import { compileCalendar } from './compile-calendar.ts';
import { dateOf } from './instants.ts';
import type { OfficeCalendar } from './types.ts';

/** Date of an instant where the office is. Throws RangeError outside the years 1900 to 2400. */
export function localDateIn(calendar: OfficeCalendar, at: Instant): LocalDate {
  return dateOf(compileCalendar(calendar).dayOf(Date.parse(at)));
}
