import type { Instant } from '@jejak/domain';

/** `2026-11-24 09:30` on the wall clock of the office. */
export function localTime(instant: Instant, timeZone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
