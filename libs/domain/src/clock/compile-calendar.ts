import { DayTable } from './day-table.ts';
import type { OfficeCalendar } from './types.ts';
import { DAY } from './working-days.ts';

/**
 * What is asked of an office calendar, in numbers: the time zone is consulted once a day while the table is built, every
 * question after that is arithmetic. Days are counted from 1970-01-01, instants are epoch milliseconds.
 */
export class CompiledCalendar {
  readonly #table: DayTable;

  constructor(calendar: OfficeCalendar) {
    this.#table = new DayTable(calendar);
  }

  /** Local date of an instant. */
  dayOf(instant: number): number {
    let day = Math.floor(instant / DAY);
    // No zone is further than a day from UTC; the days around it are needed to compare.
    this.#table.cover(day - 2, day + 2);
    while (instant < this.startOf(day)) day -= 1;
    while (instant >= this.startOf(day + 1)) day += 1;
    return day;
  }

  /** Midnight that begins a day. */
  startOf(day: number): number {
    this.#table.cover(day, day);
    return at(this.#table.starts, day - this.#table.first);
  }

  /** Closing time of a working day; undefined on a day without hours. */
  closingOf(day: number): number | undefined {
    return this.#openOn(day).at(-1);
  }

  /** Working days d with after < d ≤ upTo; negative where upTo lies before. */
  workingDaysBetween(after: number, upTo: number): number {
    this.#table.cover(Math.min(after, upTo), Math.max(after, upTo) + 1);
    const { daysBefore, first } = this.#table;
    return at(daysBefore, upTo + 1 - first) - at(daysBefore, after + 1 - first);
  }

  /** The n-th working day after a day, n ≥ 1. */
  workingDayAfter(day: number, n: number): number {
    this.#table.cover(day, day + 1);
    const index = at(this.#table.daysBefore, day + 1 - this.#table.first) + n - 1;
    while (this.#table.working.length <= index) this.#table.grow();
    return at(this.#table.working, index);
  }

  /** Open milliseconds in [from, to). */
  openBetween(from: number, to: number): number {
    const [first, last] = [this.dayOf(from), this.dayOf(to)];
    return this.#openUpTo(last, to) - this.#openUpTo(first, from);
  }

  /** The earliest instant at which so many open milliseconds have passed since `from`. */
  afterOpen(from: number, milliseconds: number): number {
    const day = this.dayOf(from);
    const target = this.#openUpTo(day, from) + milliseconds;
    while ((this.#table.openBefore.at(-1) ?? 0) < target) this.#table.grow();
    const reached = lastBelow(this.#table.openBefore, target);
    return instantAfter(at(this.#table.open, reached), target - at(this.#table.openBefore, reached));
  }

  #openOn(day: number): readonly number[] {
    this.#table.cover(day, day);
    return at(this.#table.open, day - this.#table.first);
  }

  #openUpTo(day: number, instant: number): number {
    const open = this.#openOn(day);
    let sum = at(this.#table.openBefore, day - this.#table.first);
    for (let i = 0; i < open.length; i += 2) {
      const opens = at(open, i);
      if (instant <= opens) break;
      sum += Math.min(instant, at(open, i + 1)) - opens;
    }
    return sum;
  }
}

/** Index of the last entry below the target in a list that never decreases. */
function lastBelow(list: readonly number[], target: number): number {
  let [low, high] = [0, list.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (at(list, middle) < target) low = middle;
    else high = middle;
  }
  return low;
}

function instantAfter(open: readonly number[], milliseconds: number): number {
  let left = milliseconds;
  for (let i = 0; i < open.length; i += 2) {
    const length = at(open, i + 1) - at(open, i);
    if (left <= length) return at(open, i) + left;
    left -= length;
  }
  throw new RangeError('the day is over before');
}

function at<T>(list: readonly T[], index: number): T {
  const entry = list[index];
  if (entry === undefined) throw new RangeError(`the table has no entry ${index}`);
  return entry;
}

const compiledCalendars = new WeakMap<OfficeCalendar, CompiledCalendar>();

/** The compiled form of a calendar, made once an object: a calendar is never changed in place. */
export function compileCalendar(calendar: OfficeCalendar): CompiledCalendar {
  const known = compiledCalendars.get(calendar);
  if (known) return known;
  const compiled = new CompiledCalendar(calendar);
  compiledCalendars.set(calendar, compiled);
  return compiled;
}
