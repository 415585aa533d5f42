/** Pseudo-random choices (mulberry32) that a seed repeats; for stories, never for secrets. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** From 0 to just under 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  happens(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[Math.floor(this.next() * items.length)] ?? items[0];
  }

  /** All of them, in an order where heavier ones tend to come first; those without weight are left out. */
  ordered<T>(items: readonly T[], weightOf: (item: T) => number): readonly T[] {
    return items
      .map((item) => ({ item, weight: weightOf(item) }))
      .filter(({ weight }) => weight > 0)
      .map(({ item, weight }) => ({ item, rank: this.next() ** (1 / weight) }))
      .sort((a, b) => b.rank - a.rank)
      .map(({ item }) => item);
  }

  /** Around the median, now and then much more; `spread` 0 is the median itself, 1 is wild. */
  lognormal(median: number, spread: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    return median * Math.exp(spread * normal);
  }

  /** One of them, heavier ones more often; undefined where none has a weight. */
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T | undefined {
    const weights = items.map(weightOf);
    let left = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    return items.find((_, index) => {
      left -= weights[index] ?? 0;
      return left < 0;
    });
  }

  shuffled<T>(items: readonly T[]): readonly T[] {
    return this.ordered(items, () => 1);
  }
}
