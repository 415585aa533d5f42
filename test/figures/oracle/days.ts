import type { OfficeCalendar } from '@jejak/domain';

const MINUTE = 60_000;

/** A stretch of time in epoch milliseconds, its end not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** An office calendar read day by day, as one would on paper. */
export class Days {
  readonly #calendar: OfficeCalendar;
  readonly #open = new Map<string, readonly Span[]>();

  constructor(calendar: OfficeCalendar) {
    this.#calendar = calendar;
  }

  /** The date that a clock on the office's wall shows. */
  dateOf(instant: number): string {
    const there = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(this.#calendar.timeZone);
    return there.toPlainDate().toString();
  }

  midnightAfter(date: string): number {
    return this.#instant(next(date), '00:00');
  }

  isWorkingDay(date: string): boolean {
    return this.hours(date).length > 0;
  }

  closing(date: string): number {
    return this.hours(date).at(-1)?.to ?? Number.NaN;
  }

  /** Opening hours of a date. */
  hours(date: string): readonly Span[] {
    const known = this.#open.get(date);
    if (known) return known;
    const found = this.#hoursOf(date);
    this.#open.set(date, found);
    return found;
  }

  /** Open time in a span, date after date; what lies in one of the others is left out. */
  openIn(span: Span, without: readonly Span[] = []): number {
    let sum = 0;
    if (span.to <= span.from) return 0;
    for (let date = this.dateOf(span.from); date <= this.dateOf(span.to); date = next(date)) {
      for (const hours of this.hours(date)) sum += this.#worked(clip(hours, span), without);
    }
    return sum;
  }

  #worked(span: Span, without: readonly Span[]): number {
    if (span.to <= span.from) return 0;
    // The others do not overlap each other: each takes its own part away.
    return without.reduce((left, other) => {
      const common = clip(other, span);
      return left - Math.max(0, common.to - common.from);
    }, span.to - span.from);
  }

  #hoursOf(date: string): readonly Span[] {
    const { holidays, periods, weekly } = this.#calendar;
    if (holidays.some((holiday) => holiday.date === date)) return [];
    const week = periods.find((period) => period.from <= date && date <= period.to)?.weekly ?? weekly;
    const weekday = Temporal.PlainDate.from(date).dayOfWeek;
    return (week[weekday - 1] ?? []).map(([opens, closes]) => ({
      from: this.#instant(date, opens),
      to: closes === '24:00' ? this.#instant(next(date), '00:00') : this.#instant(date, closes),
    }));
  }

  #instant(date: string, time: string): number {
    return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(this.#calendar.timeZone).epochMilliseconds;
  }
}

export function next(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString();
}

export function clip(one: Span, other: Span): Span {
  return { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
}

export function wholeMinutes(milliseconds: number): number {
  return Math.floor(milliseconds / MINUTE);
}

/** Overlapping and touching spans as one, in order. */
export function joined(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const span of spans.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last && span.from <= last.to) found[found.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else found.push(span);
  }
  return found;
}
