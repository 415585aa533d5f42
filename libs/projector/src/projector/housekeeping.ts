import { setTimeout as sleep } from 'node:timers/promises';
import { LeaseLost, type ReadStore } from '@jejak/read-store';
import { claimCheckpoint, ProjectorSuperseded } from '../folding/index.ts';
import type { GenerationBook } from '../generations/index.ts';
import { kindOfError } from '../parking/index.ts';
import type { Notice } from './notice.ts';

const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

export interface HousekeepingParts {
  readonly store: ReadStore;
  readonly book: GenerationBook;
  /** Of the lease that this projector holds. */
  readonly fence: number;
  /** Generations that are to stay although the book does not name them. */
  readonly inUse: () => Iterable<string>;
  readonly onNotice: (notice: Notice) => void;
}

/**
 * Drops what generations left behind that nobody uses any more, beside the work that matters: what fails is told and
 * tried again until it is done, and holds nobody up.
 */
export class Housekeeping {
  readonly #parts: HousekeepingParts;
  readonly #stopping = new AbortController();
  #wanted = false;
  #running: Promise<void> | null = null;

  constructor(parts: HousekeepingParts) {
    this.#parts = parts;
  }

  /** Begins; where it is at work already, it looks once more afterwards. */
  tidy(): void {
    this.#wanted = true;
    this.#running ??= this.#untilDone();
  }

  /** Lets it finish the collection at hand; the next projector goes on. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #untilDone(): Promise<void> {
    const { signal } = this.#stopping;
    let pauseMs = RETRY_MS;
    while (this.#wanted && !signal.aborted) {
      this.#wanted = false;
      try {
        await this.#dropLeftOver();
        pauseMs = RETRY_MS;
      } catch (failure) {
        if (signal.aborted) break;
        // Whoever took over does it.
        if (failure instanceof LeaseLost || failure instanceof ProjectorSuperseded) break;
        this.#wanted = true;
        const about = { failure: kindOfError(failure), retryInMs: pauseMs };
        this.#parts.onNotice({ what: 'old read models could not be dropped yet', about });
        await sleep(pauseMs, undefined, { signal }).catch(() => {});
        pauseMs = Math.min(pauseMs * 2, LONGEST_RETRY_MS);
      }
    }
    this.#running = null;
  }

  /**
   * Each generation is claimed first: a projector that was killed or is frozen may still have a transaction open in it,
   * and a store waits for that one's end before it drops what it touched.
   */
  async #dropLeftOver(): Promise<void> {
    const { store, book, fence, inUse } = this.#parts;
    for (const [generation, collections] of await book.leftOver(inUse)) {
      await claimCheckpoint(store, generation, fence);
      for (const collection of collections) {
        if (this.#stopping.signal.aborted) return;
        await store.drop([collection]);
      }
    }
  }
}
