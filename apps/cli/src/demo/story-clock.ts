import type { Instant } from '@jejak/domain';
import type { Clock } from '@jejak/ledger';

/** The clock of a told story: it stands still until the story goes on, and never goes back. */
export class StoryClock implements Clock {
  #now: Instant;

  constructor(start: Instant) {
    this.#now = start;
  }

  now(): Instant {
    return this.#now;
  }

  goOnTo(instant: Instant): void {
    if (instant > this.#now) this.#now = instant;
  }
}
