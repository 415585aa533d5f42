import { streams } from '@jejak/domain';
import type { ReadStore } from '@jejak/read-store';
import { expect, test } from '@jest/globals';
import { Bench, documentsIn } from '../testing/bench.ts';
import { interceptCommits } from '../testing/intercept-commits.ts';
import { firstBatch, watchCommits } from '../testing/watch-commits.ts';

const EVENTS = 5000;
const settings = { maxEvents: 12, maxDocuments: 5 };

async function reached(store: ReadStore): Promise<number> {
  return (await store.checkpoint('g2'))?.ordinal ?? -1;
}

test('an interrupted rebuild goes on where it was in the next process', async () => {
  const bench = await Bench.open();
  const store = bench.readStore();
  await bench.ledger.establish();
  for (let n = 0; n < 50; n++) {
    const events = Array.from({ length: EVENTS / 50 }, () => ({ type: 'DataEntered', data: {} }));
    await bench.ledger.appendAll(streams.case(`case${n}`), events);
  }
  const interrupting = new AbortController();
  const until100 = watchCommits(store, ({ checkpoint }) => {
    if (checkpoint?.name === 'g2' && checkpoint.to.ordinal >= 100) interrupting.abort(new Error('enough'));
  });
  const first = await bench.project(until100, { settings });
  await first.caughtUp();
  await expect(first.rebuild({ signal: interrupting.signal })).rejects.toThrow('enough');
  expect(first.health()).toMatchObject({ status: 'ok', generation: 'g1', rebuild: null });
  await first.stop();
  const before = await reached(store);
  expect(before).toBeGreaterThanOrEqual(100);
  expect(before).toBeLessThan(EVENTS);
  const { seen, watch } = firstBatch('g2');
  const second = await bench.project(watchCommits(store, watch), { settings });
  expect(await second.rebuild()).toMatchObject({ generation: 'g2', replaced: 'g1', comparedAt: EVENTS });
  expect(seen.from).toBe(before);
  expect(await documentsIn(store)).toEqual(await bench.fresh('fresh.db'));
  await bench.close();
});

test('a rebuild that waits for the first read models is interrupted at once, and they go on', async () => {
  const bench = await Bench.open();
  const store = bench.readStore();
  await bench.ledger.note('a');
  const held = Promise.withResolvers<void>();
  const slow = interceptCommits(store, async (commit) => {
    if (commit.checkpoint?.to.ordinal === 0) await held.promise;
    await store.commit(commit);
  });
  const projector = await bench.project(slow);
  const interrupting = new AbortController();
  const rebuilding = projector.rebuild({ signal: interrupting.signal });
  interrupting.abort(new Error('enough'));
  await expect(rebuilding).rejects.toThrow('enough');
  expect(projector.health().ordinal).toBe(-1);
  held.resolve();
  await projector.caughtUp();
  expect(await documentsIn(store)).toMatchObject({ diary: [{ id: 'a' }] });
  await bench.close();
});
