import type { Instant } from '../event/envelope.ts';
import { type CompiledCalendar, compileCalendar } from './compile-calendar.ts';
import { clipSpans, mergePauses, type Span } from './merge-pauses.ts';
import type { OfficeCalendar, Pause } from './types.ts';
import { MINUTE } from './working-days.ts';

/** Working time between two instants, in whole minutes: `gross` all of it, `net` without what lies in a pause. */
export interface Elapsed {
  readonly gross: number;
  readonly net: number;
}

/** Open time in [start, end), with the pauses known at `end`; nothing where the end lies before the start. */
export function elapsed(calendar: OfficeCalendar, start: Instant, end: Instant, pauses: readonly Pause[]): Elapsed {
  return elapsedIn(compileCalendar(calendar), Date.parse(start), Date.parse(end), mergePauses(pauses, end));
}

/** The same in epoch milliseconds, with the pauses merged. */
export function elapsedIn(calendar: CompiledCalendar, from: number, to: number, waits: readonly Span[]): Elapsed {
  if (to <= from) return { gross: 0, net: 0 };
  const gross = calendar.openBetween(from, to);
  const waited = clipSpans(waits, from, to).reduce((sum, span) => sum + calendar.openBetween(span.from, span.to), 0);
  return { gross: Math.floor(gross / MINUTE), net: Math.floor((gross - waited) / MINUTE) };
}
