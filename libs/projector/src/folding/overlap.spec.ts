import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { type Commit, StoreUnavailable } from '@jejak/read-store';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Projector } from '../projector/index.ts';
import { anyAction, anySettings, perform } from '../testing/any-actions.ts';
import { Bench, documentsIn } from '../testing/bench.ts';
import { interceptCommits } from '../testing/intercept-commits.ts';
import { fault } from '../testing/sample-models.ts';

let bench: Bench;

beforeEach(async () => {
  fault.active = true;
  bench = await Bench.open();
});

afterEach(() => bench.close());

/** Those of a generation; what takes one over folds nothing, and a lease has a checkpoint too. */
const isOfEvents = ({ checkpoint }: Commit) =>
  checkpoint !== undefined &&
  /^g\d+$/.test(checkpoint.name) &&
  checkpoint.to.ordinal > (checkpoint.from?.ordinal ?? -1);

/** What becomes of one commit after the other; once they are told, all succeed. */
const anyFates = fc.array(fc.constantFrom('written', 'late', 'lost', 'unanswered'), { maxLength: 12 });

/** Work that is done between two batches, again and again. */
async function comeBetween(projector: Projector, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await projector.retryParked('case-c').catch(() => {});
    await setImmediate();
  }
}

test('commits that fail while the next events are folded already leave nothing out and nothing twice', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyAction, { maxLength: 25 }), anySettings, anyFates, async (actions, bounds, fates) => {
      await bench.close();
      bench = await Bench.open();
      await bench.ledger.establish();
      for (const does of actions) await perform(bench.ledger, does);
      const store = bench.readStore();
      const left = [...fates];
      const flaky = interceptCommits(store, async (commit) => {
        const fate = isOfEvents(commit) ? left.shift() : 'written';
        if (fate === 'late') await sleep(3);
        if (fate !== 'lost') await store.commit(commit);
        if (fate === 'lost' || fate === 'unanswered') throw new StoreUnavailable('away');
      });
      const projector = await bench.project(flaky, { settings: { ...bounds, retryMs: 1, longestRetryMs: 5 } });
      const done = new AbortController();
      const asking = comeBetween(projector, done.signal);
      await projector.caughtUp();
      done.abort();
      await asking;
      expect(await documentsIn(store)).toEqual(await bench.fresh(`fresh-${run++}.db`));
    }),
    { numRuns: 15 },
  );
}, 120_000);

test('the next events are folded while a commit is written, and their commit waits for it', async () => {
  await bench.ledger.establish();
  for (let n = 0; n < 6; n++) await bench.ledger.note(`case${n}`);
  const store = bench.readStore();
  const held = Promise.withResolvers<void>();
  const seen: string[] = [];
  let inFlight = 0;
  const holding = interceptCommits(
    {
      ...interceptCommits(store, (commit) => store.commit(commit)),
      getMany: (collection, ids) => {
        if (collection.endsWith('.diary')) seen.push(`reads ${[...ids].join()}`);
        return store.getMany(collection, ids);
      },
    },
    async (commit) => {
      const notes = commit.writes.filter(({ collection }) => collection.endsWith('.diary')).map(({ id }) => id);
      if (notes.length === 0) return store.commit(commit);
      inFlight += 1;
      seen.push(`writes ${notes.join()}`);
      expect(inFlight).toBe(1);
      await held.promise;
      await store.commit(commit);
      inFlight -= 1;
    },
  );
  const projector = await bench.project(holding, { settings: { maxDocuments: 4 } });
  while (!seen.includes('reads case3,case4,case5')) await sleep(1);
  await sleep(20);
  expect(seen).toEqual(['reads case0,case1,case2', 'writes case0,case1,case2', 'reads case3,case4,case5']);
  expect(projector.health().ordinal).toBeLessThan(3);
  held.resolve();
  await projector.caughtUp();
  expect(seen.at(-1)).toBe('writes case3,case4,case5');
  expect(projector.health().ordinal).toBe(6);
});

test('an event that finds few documents is committed with those before it, and finds them as they leave it', async () => {
  await bench.ledger.establish();
  await bench.ledger.note('a');
  await bench.ledger.note('b');
  await bench.ledger.change();
  await bench.ledger.note('b', { ends: true });
  await bench.ledger.note('c');
  await bench.ledger.change();
  const store = bench.readStore();
  let commits = 0;
  const counting = interceptCommits(store, (commit) => {
    if (isOfEvents(commit)) commits += 1;
    return store.commit(commit);
  });
  const projector = await bench.project(counting, { settings: { maxDocuments: 100 } });
  await projector.caughtUp();
  expect(commits).toBe(1);
  expect((await documentsIn(store)).diary).toMatchObject([
    { id: 'a', round: 2, entries: [{ ordinal: 1 }, { ordinal: 3 }, { ordinal: 6 }] },
    { id: 'c', round: 2, entries: [{ ordinal: 5 }, { ordinal: 6 }] },
  ]);
});
