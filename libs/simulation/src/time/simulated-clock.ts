import type { Instant } from '@jejak/domain';
import type { Clock } from '@jejak/ledger';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A clock that stands still until the simulation goes on, and never goes back. */
export class SimulatedClock implements Clock {
  #milliseconds: number;

  constructor(start: number) {
    this.#milliseconds = start;
  }

  /** Epoch milliseconds. */
  get at(): number {
    return this.#milliseconds;
  }

  now(): Instant {
    return instantOf(this.#milliseconds);
  }

  goOnTo(milliseconds: number): void {
    if (milliseconds > this.#milliseconds) this.#milliseconds = milliseconds;
  }
}

export function instantOf(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}
