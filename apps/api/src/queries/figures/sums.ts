import type { Total } from '@jejak/projections';

/** Sums of figures over totals; a figure that nothing adds to is 0. */
export class Sums {
  readonly #figures = new Map<string, number>();

  add({ figures }: Pick<Total, 'figures'>): this {
    for (const [figure, value] of Object.entries(figures)) this.#figures.set(figure, this.of(figure) + value);
    return this;
  }

  of(figure: string): number {
    return this.#figures.get(figure) ?? 0;
  }

  /** Figures whose names begin so, by the rest of the name, in order. */
  under(prefix: string): readonly (readonly [name: string, value: number])[] {
    const found = [...this.#figures].filter(([figure]) => figure.startsWith(prefix));
    return found
      .map(([figure, value]) => [figure.slice(prefix.length), value] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** What stands between a prefix and the next slash, each once, in order. */
  namesUnder(prefix: string): readonly string[] {
    return [...new Set(this.under(prefix).map(([rest]) => rest.slice(0, rest.lastIndexOf('/'))))];
  }
}

/** In percent with one decimal; null of nothing. */
export function percent(part: number, of: number): number | null {
  return of === 0 ? null : Math.round((part * 1000) / of) / 10;
}

/** To whole minutes; null of nothing. */
export function mean(sum: number, of: number): number | null {
  return of === 0 ? null : Math.round(sum / of);
}

/** Whole minutes that have passed. */
export function minutes(milliseconds: number): number {
  return Math.floor(milliseconds / 60_000);
}
