import { randomUUID } from 'node:crypto';
import { CheckpointMoved, StoreUnavailable } from '../errors.ts';
import { pause } from '../follow/index.ts';
import type { ReadStore } from '../port.ts';
import { Lease, type LeaseTiming, TTL_MS } from './lease.ts';
import { checkpointOf, type LeaseRecord, leaseName, recordOf } from './record.ts';

export interface LeaseOptions extends LeaseTiming {
  readonly name: string;
  /** Who holds it, for people who look: such as a host and a process id. */
  readonly holder: string;
  /** The fence will be higher than this one as well. */
  readonly above?: number;
}

export interface WaitOptions extends LeaseOptions {
  readonly signal: AbortSignal;
}

/**
 * Waits until the lease is free and takes it: at once where it was given back or never taken, else once its holder has
 * not renewed it for as long as it lasts, watched by this process's own clock. Throws the signal's reason.
 */
export async function waitForLease(store: ReadStore, options: WaitOptions): Promise<Lease> {
  const { name, signal, ttlMs = TTL_MS, lookMs = ttlMs / 12 } = options;
  let seen: { readonly record: LeaseRecord | null; readonly since: number } | null = null;
  for (;;) {
    signal.throwIfAborted();
    try {
      const record = recordOf(await store.checkpoint(leaseName(name)));
      // As of now, after the answer: the holder's own reckoning began before that.
      if (seen === null || !isSame(seen.record, record)) seen = { record, since: performance.now() };
      const isFree = record === null || record.holder === null || performance.now() - seen.since > ttlMs;
      const taken = isFree ? await take(store, record, options) : null;
      if (taken !== null) return taken;
    } catch (failure) {
      if (!(failure instanceof StoreUnavailable)) throw failure;
    }
    await pause(lookMs, signal);
  }
}

/**
 * Takes the lease at once, whoever holds it: for whoever knows by other means that nobody else is at work, such as the
 * lock of a data folder. Who held it is told so by the first thing it does under it.
 */
export async function seizeLease(store: ReadStore, options: LeaseOptions): Promise<Lease> {
  for (;;) {
    const record = recordOf(await store.checkpoint(leaseName(options.name)));
    const taken = await take(store, record, options);
    if (taken !== null) return taken;
  }
}

/** Null where somebody else was first. */
async function take(store: ReadStore, from: LeaseRecord | null, options: LeaseOptions): Promise<Lease | null> {
  const { name, holder, above = 0 } = options;
  const askedAt = performance.now();
  const fence = Math.max(from?.fence ?? 0, above) + 1;
  const to: LeaseRecord = { holder: `${holder} ${randomUUID()}`, renewals: (from?.renewals ?? 0) + 1, fence };
  const checkpoint = { name: leaseName(name), from: from && checkpointOf(from), to: checkpointOf(to) };
  try {
    await store.commit({ writes: [], checkpoint });
  } catch (failure) {
    if (failure instanceof CheckpointMoved) return null;
    if (!(failure instanceof StoreUnavailable)) throw failure;
    // No answer: the record tells whether it was taken.
    const found = recordOf(await store.checkpoint(leaseName(name)));
    if (found === null || !isSame(found, to)) return null;
  }
  return new Lease(store, name, to, askedAt, options);
}

function isSame(a: LeaseRecord | null, b: LeaseRecord | null): boolean {
  if (a === null || b === null) return a === b;
  return a.holder === b.holder && a.renewals === b.renewals && a.fence === b.fence;
}
