import { hostname } from 'node:os';
import {
  type Lease,
  type LeaseOptions,
  type LeaseTiming,
  type ReadStore,
  seizeLease,
  UnknownCollection,
  waitForLease,
} from '@jejak/read-store';
import { BOOK, type GenerationRecord } from '../generations/index.ts';

const NAME = 'projector';

/** Waits until no other projector is at work over this store. Throws the signal's reason. */
export async function waitForTurn(
  store: ReadStore,
  { signal, timing = {} }: { readonly signal: AbortSignal; readonly timing?: LeaseTiming },
): Promise<Lease> {
  return waitForLease(store, { ...(await turnOver(store)), ...timing, signal });
}

/** Takes over at once; whoever projected until now can write nothing more. */
export async function takeTurn(store: ReadStore, timing: LeaseTiming = {}): Promise<Lease> {
  return seizeLease(store, { ...(await turnOver(store)), ...timing });
}

async function turnOver(store: ReadStore): Promise<LeaseOptions> {
  const records = await generationsOf(store);
  const checkpoints = await Promise.all([...records.values()].map(({ generation }) => store.checkpoint(generation)));
  const above = Math.max(0, ...checkpoints.map((checkpoint) => checkpoint?.fence ?? 0));
  return { name: NAME, holder: `${hostname()}/${process.pid}`, above };
}

/** Those that are in the book; none where there is no book yet. */
async function generationsOf(store: ReadStore): Promise<ReadonlyMap<string, GenerationRecord>> {
  try {
    return await store.getMany<GenerationRecord & { readonly id: string }>(BOOK, ['live', 'next']);
  } catch (failure) {
    if (failure instanceof UnknownCollection) return new Map();
    throw failure;
  }
}
