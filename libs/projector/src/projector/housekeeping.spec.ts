import { setTimeout as sleep } from 'node:timers/promises';
import { type ReadStore, StoreUnavailable } from '@jejak/read-store';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Bench } from '../testing/bench.ts';
import { interceptCommits } from '../testing/intercept-commits.ts';
import type { Notice } from './notice.ts';

let bench: Bench;
let store: ReadStore;

beforeEach(async () => {
  bench = await Bench.open();
  store = bench.readStore();
  await bench.ledger.establish();
});

afterEach(() => bench.close());

/** The read store, which does not answer the first of what it is asked to drop. */
function busy(failures: number): ReadStore {
  let left = failures;
  const drop: ReadStore['drop'] = async (names) => {
    if (left-- > 0) throw new StoreUnavailable('no answer', { cause: new TypeError('after 30 s') });
    await store.drop(names);
  };
  return { ...interceptCommits(store, (commit) => store.commit(commit)), drop };
}

async function generations(): Promise<ReadonlySet<string | undefined>> {
  return new Set((await store.collections()).map((name) => /^g\d+/.exec(name)?.[0]).filter(Boolean));
}

/** A replaced generation that is still there when the projector stops. */
async function leaveOneOver(): Promise<void> {
  const projector = await bench.project(store);
  await projector.rebuild();
  await projector.stop();
  expect(await generations()).toEqual(new Set(['g1', 'g2']));
}

test('what is left over and cannot be dropped fails no start, is told, and is dropped later', async () => {
  await leaveOneOver();
  const told: Notice[] = [];
  const projector = await bench.project(busy(1), { onNotice: (notice) => told.push(notice) });
  await projector.caughtUp();
  expect(projector.health()).toMatchObject({ status: 'ok', state: 'live', generation: 'g2' });
  while ((await generations()).has('g1')) await sleep(20);
  expect(told).toEqual([
    {
      what: 'old read models could not be dropped yet',
      about: { failure: 'StoreUnavailable (TypeError)', retryInMs: 1000 },
    },
  ]);
  expect(await generations()).toEqual(new Set(['g2']));
});

test('a projector that is stopped does not wait until it can be dropped, and the next one does it', async () => {
  await leaveOneOver();
  const projector = await bench.project(busy(Number.POSITIVE_INFINITY));
  await projector.caughtUp();
  await projector.stop();
  expect(await generations()).toEqual(new Set(['g1', 'g2']));
  await bench.project(store);
  while ((await generations()).has('g1')) await sleep(20);
});

test('a replaced generation is dropped once its readers have had their time, and no sooner', async () => {
  const projector = await bench.project(store, { graceMs: 300 });
  const first = projector.rebuild();
  await first;
  await sleep(100);
  expect(await generations()).toEqual(new Set(['g1', 'g2']));
  while ((await generations()).has('g1')) await sleep(20);
});
