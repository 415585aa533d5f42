import { CheckpointMoved } from '../errors.ts';
import { pause } from '../follow/index.ts';
import type { ReadStore, Write } from '../port.ts';
import { checkpointOf, type LeaseRecord, leaseName, recordOf } from './record.ts';

/** Somebody else took the lease; nothing that this holder does under it takes effect any more. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';

  constructor(lease: string, holder: string | null) {
    super(`the lease ${lease} went to ${holder ?? 'nobody'}`);
  }
}

export interface LeaseTiming {
  /** How long a holder that says nothing keeps it; 6,000 if left out. */
  readonly ttlMs?: number;
  /** How often its holder renews it and others look whether it is free; a quarter and a twelfth of the former if left out. */
  readonly renewMs?: number;
  readonly lookMs?: number;
}

export const TTL_MS = 6000;

/**
 * A lease that is held, and renewed until it is released or lost. Every change of it is a conditional write on what
 * was there before, so that two never hold it with one fence; how long it lasts is measured by each process on its own
 * monotonic clock, so that no two clocks have to agree.
 */
export class Lease {
  /** Higher than that of every holder before. */
  readonly fence: number;
  readonly #store: ReadStore;
  readonly #name: string;
  readonly #ttlMs: number;
  readonly #ending = new AbortController();
  readonly #losing = new AbortController();
  readonly #renewing: Promise<void>;
  #record: LeaseRecord;
  #validUntil: number;
  /** Changes of the record, one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  /** `askedAt`: performance.now() before the record was written. */
  constructor(store: ReadStore, name: string, record: LeaseRecord, askedAt: number, timing: LeaseTiming) {
    const { ttlMs = TTL_MS, renewMs = ttlMs / 4 } = timing;
    this.fence = record.fence;
    this.#store = store;
    this.#name = name;
    this.#record = record;
    this.#ttlMs = ttlMs;
    this.#validUntil = askedAt + ttlMs;
    this.#renewing = this.#keep(renewMs);
  }

  /**
   * Whether nobody else can hold it now. False for a while where the store does not answer, or the process stood
   * still; then it may be lost, or be renewed as if nothing had happened.
   */
  get isHeld(): boolean {
    return !this.#losing.signal.aborted && !this.#ending.signal.aborted && performance.now() < this.#validUntil;
  }

  /** Aborts, with LeaseLost, as soon as it is known that somebody else took it. */
  get lost(): AbortSignal {
    return this.#losing.signal;
  }

  /** Writes under the lease: all of it, or nothing and LeaseLost where somebody else holds it by now. */
  commit(writes: readonly Write[]): Promise<void> {
    return this.#inTurn(() => this.#move(writes));
  }

  /** Gives it back, so that others need not wait; what is lost or cannot be told to the store is left as it is. */
  async release(): Promise<void> {
    if (this.#ending.signal.aborted) return;
    this.#ending.abort();
    await this.#renewing;
    const free = { holder: null, renewals: this.#record.renewals + 1, fence: this.fence };
    await this.#inTurn(() => this.#write(free, [])).catch(() => {});
  }

  async #keep(renewMs: number): Promise<void> {
    const { signal } = this.#ending;
    for (;;) {
      await pause(renewMs, signal);
      if (signal.aborted || this.lost.aborted) return;
      // A store that is away is asked again at the next turn.
      await this.commit([]).catch(() => {});
    }
  }

  async #move(writes: readonly Write[]): Promise<void> {
    this.lost.throwIfAborted();
    const askedAt = performance.now();
    const { holder, renewals, fence } = this.#record;
    const to = { holder, renewals: renewals + 1, fence };
    try {
      await this.#write(to, writes);
    } catch (failure) {
      if (!(failure instanceof CheckpointMoved)) throw failure;
      await this.#takeStock();
      return this.#move(writes);
    }
    this.#validUntil = askedAt + this.#ttlMs;
  }

  async #write(to: LeaseRecord, writes: readonly Write[]): Promise<void> {
    const checkpoint = { name: leaseName(this.#name), from: checkpointOf(this.#record), to: checkpointOf(to) };
    await this.#store.commit({ writes, checkpoint });
    this.#record = to;
  }

  /** The record is not where it was left: an earlier write took effect although no answer came, or the lease is lost. */
  async #takeStock(): Promise<void> {
    const found = recordOf(await this.#store.checkpoint(leaseName(this.#name)));
    if (found?.holder === this.#record.holder && found.fence === this.fence) {
      this.#record = found;
      return;
    }
    const lost = new LeaseLost(this.#name, found?.holder ?? null);
    this.#losing.abort(lost);
    throw lost;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const running = this.#last.then(work, work);
    this.#last = running.catch(() => {});
    return running;
  }
}
