import type { OfficeCalendar, OpeningHours } from './types.ts';
import { dayNumber, hoursByDay, openInstants, startOfDay } from './working-days.ts';

const CHUNK = 400;
/** Beyond these days no term can end: a calendar that never opens is refused instead of searched for ever. */
const FIRST_DAY = dayNumber('1900-01-01');
const LAST_DAY = dayNumber('2400-01-01');

/**
 * The local days of a calendar from `first` to before `end`, in numbers that grow as they are asked for: days are
 * counted from 1970-01-01, instants are epoch milliseconds. Entry 0 of each list belongs to the day `first`.
 */
export class DayTable {
  readonly #timeZone: string;
  readonly #hours: (day: number) => OpeningHours;
  first = 0;
  end = 0;
  /** Local midnight that begins each day, and the one that ends the last. */
  readonly starts: number[] = [];
  /** Opening and closing instants of each day. */
  readonly open: (readonly number[])[] = [];
  /** Working days and open milliseconds before each day and before `end`, counted from `first`. */
  readonly daysBefore: number[] = [];
  readonly openBefore: number[] = [];
  /** The working days themselves, in order. */
  readonly working: number[] = [];

  constructor(calendar: OfficeCalendar) {
    this.#timeZone = calendar.timeZone;
    this.#hours = hoursByDay(calendar);
  }

  /** Makes the table hold these days. */
  cover(from: number, to: number): void {
    if (from >= this.first && to < this.end) return;
    if (!(from >= FIRST_DAY && to < LAST_DAY)) throw new RangeError('no working time outside the years 1900 to 2400');
    const end = Math.min(LAST_DAY, Math.max(this.end, to + CHUNK));
    if (this.end === 0 || from < this.first) this.#restart(Math.max(FIRST_DAY, from - CHUNK));
    while (this.end < end) this.#addDay();
  }

  /** Makes the table longer at its end. */
  grow(): void {
    this.cover(this.first, this.end);
  }

  #restart(first: number): void {
    for (const list of [this.starts, this.open, this.daysBefore, this.openBefore, this.working]) list.length = 0;
    this.first = first;
    this.end = first;
    this.starts.push(startOfDay(this.#timeZone, first));
    this.daysBefore.push(0);
    this.openBefore.push(0);
  }

  #addDay(): void {
    const day = this.end;
    const starts = this.starts.at(-1) ?? 0;
    const ends = startOfDay(this.#timeZone, day + 1);
    const open = openInstants(this.#timeZone, day, starts, ends, this.#hours(day));
    if (open.length > 0) this.working.push(day);
    this.starts.push(ends);
    this.open.push(open);
    this.daysBefore.push(this.working.length);
    this.openBefore.push((this.openBefore.at(-1) ?? 0) + lengthOf(open));
    this.end = day + 1;
  }
}

function lengthOf(open: readonly number[]): number {
  return open.reduce((sum, instant, at) => (at % 2 === 0 ? sum - instant : sum + instant), 0);
}
