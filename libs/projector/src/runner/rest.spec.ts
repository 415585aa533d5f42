import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Bench } from '../testing/bench.ts';
import { interceptCommits } from '../testing/intercept-commits.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await Bench.open();
});

afterEach(() => bench.close());

const SLOW_MS = 200;

test('it rests as long as it worked, and what comes meanwhile is one commit', async () => {
  const store = bench.readStore();
  const ordinals: number[] = [];
  const slow = interceptCommits(store, async (commit) => {
    await sleep(SLOW_MS);
    await store.commit(commit);
    if (commit.checkpoint) ordinals.push(commit.checkpoint.to.ordinal);
  });
  const projector = await bench.project(slow, { settings: { longestRestMs: SLOW_MS } });
  await projector.caughtUp();
  await bench.ledger.note('a');
  await projector.caughtUp();
  await bench.ledger.note('b');
  await bench.ledger.note('c');
  await bench.ledger.note('d');
  await projector.caughtUp();
  expect(ordinals.slice(-2)).toEqual([0, 3]);
});
