import type { Instant } from '../event/envelope.ts';
import { type CompiledCalendar, compileCalendar } from './compile-calendar.ts';
import { instantAt } from './instants.ts';
import { clipSpans, mergePauses, type Span } from './merge-pauses.ts';
import type { Clock, OfficeCalendar } from './types.ts';

/** Where an office is reminded of a running term: half of it gone, four fifths, all of it, and beyond. */
export const RUNGS = ['half', 'four-fifths', 'due', 'late'] as const;
export type Rung = (typeof RUNGS)[number];

export interface RungAt {
  readonly rung: Rung;
  readonly at: Instant;
}

/**
 * When a running clock reaches each rung, in order; none where it is paused or has stopped. Parts of a term that is
 * counted in the office's time are parts of its open time, those of a calendar term are parts of all time, both without
 * the pauses that count. Late is the first instant after the due one at which the office is open to read of it.
 */
export function rungsOf(calendar: OfficeCalendar, clock: Clock): readonly RungAt[] {
  if (clock.running !== 'running') return [];
  const compiled = compileCalendar(calendar);
  const [start, due] = [Date.parse(clock.startedAt), Date.parse(clock.dueAt)];
  const counting = clock.pauses.filter(({ counts }) => counts);
  const waits = clipSpans(mergePauses(counting, clock.dueAt), start, due);
  const time = clock.budget.dayKind === 'calendar' ? ALL_TIME : openTime(compiled);
  const at = (rung: Rung, instant: number): RungAt => ({ rung, at: instantAt(instant) });
  return [
    at('half', partOf(time, start, due, waits, 0.5)),
    at('four-fifths', partOf(time, start, due, waits, 0.8)),
    at('due', due),
    at('late', compiled.afterOpen(due, 1)),
  ];
}

interface Time {
  between(from: number, to: number): number;
  /** The earliest instant at which so many milliseconds of it have passed. */
  after(from: number, milliseconds: number): number;
}

const ALL_TIME: Time = { between: (from, to) => to - from, after: (from, milliseconds) => from + milliseconds };

function openTime(calendar: CompiledCalendar): Time {
  return {
    between: (from, to) => calendar.openBetween(from, to),
    after: (from, milliseconds) => calendar.afterOpen(from, milliseconds),
  };
}

/** The instant at which a part of the time between start and due has passed, waits left out; never after due. */
function partOf(time: Time, start: number, due: number, waits: readonly Span[], part: number): number {
  const waited = waits.reduce((sum, { from, to }) => sum + time.between(from, to), 0);
  let left = Math.ceil((time.between(start, due) - waited) * part);
  if (left <= 0) return due;
  let from = start;
  for (const wait of waits) {
    const passed = time.between(from, wait.from);
    if (passed >= left) break;
    left -= passed;
    from = wait.to;
  }
  return Math.min(time.after(from, left), due);
}
