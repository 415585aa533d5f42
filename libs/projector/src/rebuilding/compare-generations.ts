import type { ReadStore } from '@jejak/read-store';
import { collectionName } from '../generations/index.ts';
import type { ReadModel } from '../read-model.ts';
import type { Running } from '../runner/index.ts';
import { Digest } from './digest.ts';
import { excused } from './excused.ts';
import { MovingPair } from './moving-pair.ts';
import { fingerprints, pairs } from './pairs.ts';
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
    const [ours, theirs] = [collectionName(live, projection), collectionName(rebuilt, projection)];
    const digests = { live: new Digest(), rebuilt: new Digest() };
    const differing: string[] = [];
    for await (const pair of pairs(store, ours, theirs)) {
      const [one, other] = fingerprints(pair);
      if (one !== undefined) digests.live.add(one);
      if (other !== undefined) digests.rebuilt.add(other);
      if (one !== other) differing.push(pair.id);
    }
    comparisons.push(await comparison(store, [live, rebuilt], models, projection, { differing, digests }));
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
  const moving = new Map(
    projections.map((each) => [each, new MovingPair(collectionName(ours, each), collectionName(theirs, each))]),
  );
  const ends = [
    await watch(live, (changes) => moving.forEach(({ live }) => void live.write(changes))),
    await watch(rebuilt, (changes) => moving.forEach(({ rebuilt }) => void rebuilt.write(changes))),
  ];
  try {
    for (const pair of moving.values()) await pair.readThrough(store);
    await hold();
  } finally {
    for (const end of ends) end();
  }
  const comparisons: Comparison[] = [];
  for (const [projection, pair] of moving) {
    const differing = await pair.settle(store);
    comparisons.push(await comparison(store, [ours, theirs], models, projection, { differing, digests: pair }));
  }
  return comparisons;
}

/** Begins between two batches, so that no commit is on its way unseen. */
function watch({ runner, progress }: Running, watcher: Parameters<typeof progress.watch>[0]): Promise<() => void> {
  return runner.exclusive(async () => progress.watch(watcher));
}

type Printed = Pick<Digest, 'toString'>;

interface Found {
  readonly differing: readonly string[];
  readonly digests: { readonly live: Printed; readonly rebuilt: Printed };
}

async function comparison(
  store: ReadStore,
  [live, rebuilt]: readonly [string, string],
  models: readonly ReadModel[],
  projection: string,
  { differing, digests }: Found,
): Promise<Comparison> {
  const allowed = differing.length === 0 ? new Set() : await excused(store, models, projection, [live, rebuilt]);
  const ids = differing.filter((id) => !allowed.has(id));
  return {
    projection,
    live: await store.count(collectionName(live, projection)),
    rebuilt: await store.count(collectionName(rebuilt, projection)),
    digests: { live: String(digests.live), rebuilt: String(digests.rebuilt) },
    differing: ids.length,
    ids: ids.slice(0, NAMED),
  };
}
