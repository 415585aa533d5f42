import type { ReadStore, Write } from '@jejak/read-store';
import { everyDocument } from '../documents/index.ts';
import { collectionName, ownCollection } from '../generations/index.ts';
import type { ParkedEntry } from '../parking/index.ts';
import type { Running } from '../runner/index.ts';
import { differences, differingAmong } from './compare.ts';
import type { Comparison } from './report.ts';

const NAMED = 100;

/** Compares two generations of which nothing is written meanwhile. */
export async function compareStill(
  store: ReadStore,
  live: string,
  rebuilt: string,
  projections: readonly string[],
): Promise<readonly Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const projection of projections) {
    const ids: string[] = [];
    for await (const id of differences(store, ...pair(live, rebuilt, projection))) ids.push(id);
    comparisons.push(await comparison(store, live, rebuilt, projection, ids));
  }
  return comparisons;
}

/**
 * Compares two generations at work: everything once while both go on, then, with both held at one ordinal by the
 * caller, only what differed or was written since. So nobody waits for more than that second look.
 */
export async function compareAtWork(
  store: ReadStore,
  live: Running,
  rebuilt: Running,
  projections: readonly string[],
  hold: () => Promise<void>,
): Promise<readonly Comparison[]> {
  const [ours, theirs] = [live.runner.generation.name, rebuilt.runner.generation.name];
  const suspects = new Map(projections.map((projection) => [projection, new Set<string>()]));
  const note = (generation: string) => (_: unknown, writes: readonly Write[]) => {
    for (const [projection, ids] of suspects) {
      const collection = collectionName(generation, projection);
      for (const write of writes) if (write.collection === collection) ids.add(write.id);
    }
  };
  const ends = [live.progress.observe(note(ours)), rebuilt.progress.observe(note(theirs))];
  try {
    for (const [projection, ids] of suspects) {
      for await (const id of differences(store, ...pair(ours, theirs, projection))) ids.add(id);
    }
    await hold();
  } finally {
    for (const end of ends) end();
  }
  const comparisons: Comparison[] = [];
  for (const [projection, ids] of suspects) {
    const differing = await differingAmong(store, ...pair(ours, theirs, projection), [...ids]);
    comparisons.push(await comparison(store, ours, theirs, projection, differing));
  }
  return comparisons;
}

async function comparison(
  store: ReadStore,
  live: string,
  rebuilt: string,
  projection: string,
  differing: readonly string[],
): Promise<Comparison> {
  const parked = new Set([
    ...(await parkedIn(store, live, projection)),
    ...(await parkedIn(store, rebuilt, projection)),
  ]);
  const ids = differing.filter((id) => !parked.has(id));
  return {
    projection,
    live: await store.count(collectionName(live, projection)),
    rebuilt: await store.count(collectionName(rebuilt, projection)),
    differing: ids.length,
    ids: ids.slice(0, NAMED),
  };
}

async function parkedIn(store: ReadStore, generation: string, projection: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const page of everyDocument<ParkedEntry>(store, ownCollection(generation, 'parked'))) {
    for (const entry of page) if (entry.projection === projection && entry.document !== null) ids.push(entry.document);
  }
  return ids;
}

function pair(live: string, rebuilt: string, projection: string): [string, string] {
  return [collectionName(live, projection), collectionName(rebuilt, projection)];
}
