import type { ReadStore, Write } from '@jejak/read-store';
import { collectionName } from '../generations/index.ts';
import type { ReadModel } from '../read-model.ts';
import type { Running } from '../runner/index.ts';
import { differences, differingAmong } from './compare.ts';
import { excused } from './excused.ts';
import type { Comparison } from './report.ts';

const NAMED = 100;

/** Compares two generations of which nothing is written meanwhile. */
export async function compareStill(
  store: ReadStore,
  live: string,
  rebuilt: string,
  models: readonly ReadModel[],
  projections: readonly string[],
): Promise<readonly Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const projection of projections) {
    const ids: string[] = [];
    for await (const id of differences(store, ...pair(live, rebuilt, projection))) ids.push(id);
    comparisons.push(await comparison(store, live, rebuilt, models, projection, ids));
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
  const { models, name: theirs } = rebuilt.runner.generation;
  const ours = live.runner.generation.name;
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
    comparisons.push(await comparison(store, ours, theirs, models, projection, differing));
  }
  return comparisons;
}

async function comparison(
  store: ReadStore,
  live: string,
  rebuilt: string,
  models: readonly ReadModel[],
  projection: string,
  differing: readonly string[],
): Promise<Comparison> {
  const allowed = differing.length === 0 ? new Set() : await excused(store, models, projection, [live, rebuilt]);
  const ids = differing.filter((id) => !allowed.has(id));
  return {
    projection,
    live: await store.count(collectionName(live, projection)),
    rebuilt: await store.count(collectionName(rebuilt, projection)),
    differing: ids.length,
    ids: ids.slice(0, NAMED),
  };
}

function pair(live: string, rebuilt: string, projection: string): [string, string] {
  return [collectionName(live, projection), collectionName(rebuilt, projection)];
}
