import { type Clock, clocksOf, type Instant, type OfficeCalendar, type Standard } from '@jejak/domain';
import type { CaseFile } from './document.ts';

/**
 * The clocks of a case at the moment of asking. What has stopped stays as it was judged; what runs or pauses is measured
 * again. `standard` is the version that the case is bound to, `calendar` the office's at `calendarRevision`.
 */
export function clocksNow(
  { clocks, state }: Pick<CaseFile, 'clocks' | 'state'>,
  standard: Standard,
  calendar: OfficeCalendar,
  now: Instant,
): readonly Clock[] {
  if (clocks.every(({ running }) => running === 'stopped')) return clocks;
  const measured = clocksOf(state, standard, calendar, now);
  return clocks.map((clock, at) => (clock.running === 'stopped' ? clock : (measured[at] ?? clock)));
}
