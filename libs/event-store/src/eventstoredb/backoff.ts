import { setTimeout as sleep } from 'node:timers/promises';

export interface BackoffOptions {
  readonly firstMs: number;
  readonly longestMs: number;
  /** After so many pauses it is exhausted; never where it is left out. */
  readonly most?: number;
}

/** Pauses that double up to the longest, each shortened at random so that many clients do not come back as one. */
export class Backoff {
  readonly #options: BackoffOptions;
  #pauses = 0;

  constructor(options: BackoffOptions) {
    this.#options = options;
  }

  get exhausted(): boolean {
    return this.#pauses >= (this.#options.most ?? Number.POSITIVE_INFINITY);
  }

  /** Ends early, without an error, where the signal aborts. */
  async pause(signal: AbortSignal): Promise<void> {
    const { firstMs, longestMs } = this.#options;
    const whole = Math.min(firstMs * 2 ** this.#pauses++, longestMs);
    await sleep(whole * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => {});
  }

  reset(): void {
    this.#pauses = 0;
  }
}
