import type { Clock } from '../time/index.ts';

export interface BlockRule {
  /** Failures that cost nothing. */
  readonly free: number;
  readonly longestSeconds: number;
}

interface Entry {
  readonly failures: number;
  readonly last: number;
}

const FORGOTTEN_AFTER = 3600;
const LIMIT = 100_000;

/** Failures by key; the key whose last failure is oldest is given up first. */
export class BlockList {
  readonly #clock: Clock;
  readonly #rule: BlockRule;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock, rule: BlockRule) {
    this.#clock = clock;
    this.#rule = rule;
  }

  /** Whole seconds until the key may try again; 0 for now. */
  wait(key: string): number {
    const now = this.#seconds();
    const entry = this.#current(key, now);
    if (!entry || entry.failures < this.#rule.free) return 0;
    const pause = Math.min(2 ** (entry.failures - this.#rule.free), this.#rule.longestSeconds);
    return Math.max(0, Math.ceil(entry.last + pause - now));
  }

  count(key: string): void {
    const now = this.#seconds();
    const failures = (this.#current(key, now)?.failures ?? 0) + 1;
    this.#entries.delete(key);
    this.#entries.set(key, { failures, last: now });
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > LIMIT && !oldest.done) this.#entries.delete(oldest.value);
  }

  takeBack(key: string): void {
    const entry = this.#entries.get(key);
    if (entry && entry.failures > 1) this.#entries.set(key, { ...entry, failures: entry.failures - 1 });
    else this.#entries.delete(key);
  }

  forget(key: string): void {
    this.#entries.delete(key);
  }

  #current(key: string, now: number): Entry | undefined {
    const entry = this.#entries.get(key);
    return entry && now - entry.last < FORGOTTEN_AFTER ? entry : undefined;
  }

  #seconds(): number {
    return Date.parse(this.#clock.now()) / 1000;
  }
}
