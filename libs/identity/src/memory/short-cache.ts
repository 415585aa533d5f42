import type { Clock } from '../time/index.ts';

/**
 * Holds what was read for some seconds, up to a bound. A value whose reading began before something was dropped
 * does not enter any more: it may be what was dropped.
 */
export class ShortCache<V> {
  readonly #entries = new Map<string, { readonly value: V; readonly until: number }>();
  readonly #clock: Clock;
  readonly #seconds: number;
  readonly #limit: number;
  #drops = 0;

  constructor(clock: Clock, seconds: number, limit: number) {
    this.#clock = clock;
    this.#seconds = seconds;
    this.#limit = limit;
  }

  async through(key: string, read: () => Promise<V | undefined>): Promise<V | undefined> {
    const now = Date.parse(this.#clock.now());
    const held = this.#entries.get(key);
    if (held && held.until > now) return held.value;
    const drops = this.#drops;
    const value = await read();
    this.#entries.delete(key);
    if (value !== undefined && drops === this.#drops) this.#put(key, value, now + this.#seconds * 1000);
    return value;
  }

  drop(key: string): void {
    this.#drops += 1;
    this.#entries.delete(key);
  }

  dropWhere(matches: (value: V) => boolean): void {
    this.#drops += 1;
    for (const [key, { value }] of this.#entries) if (matches(value)) this.#entries.delete(key);
  }

  #put(key: string, value: V, until: number): void {
    this.#entries.set(key, { value, until });
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > this.#limit && !oldest.done) this.#entries.delete(oldest.value);
  }
}
