import { type ReadStore, StoreUnavailable } from '@jejak/read-store';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Bench, documentsIn } from '../testing/bench.ts';
import { interceptCommits } from '../testing/intercept-commits.ts';

const CASES = 23;
const CHUNK = 5;

let bench: Bench;

beforeEach(async () => {
  bench = await Bench.open();
  await bench.ledger.establish();
  for (let n = 0; n < CASES; n++) await bench.ledger.note(`case${n}`);
});

afterEach(() => bench.close());

/** A store under a process that ends with a commit, before or after it is written. */
function endingAfter(store: ReadStore, commits: number, written: boolean): ReadStore {
  let left = commits;
  return interceptCommits(store, async (commit) => {
    left--;
    if (left >= 0 || (left === -1 && written)) await store.commit(commit);
    if (left < 0) throw new RangeError('the process ends here');
  });
}

test('an event that touches many documents, interrupted at each chunk, goes on where it was', async () => {
  await bench.ledger.change();
  await bench.ledger.note('case3');
  await bench.ledger.change();
  await bench.ledger.note('case3');
  const settings = { maxDocuments: CHUNK };
  const expected = await bench.fresh('expected.db');
  expect(expected).toMatchObject({ diary: Array(CASES).fill({ round: 2 }) });
  const interrupted = new Set<number>();
  for (let commits = 3; commits < 18; commits++) {
    for (const written of [false, true]) {
      const store = bench.readStore(`interrupted-${commits}-${written}.db`);
      const first = await bench.project(endingAfter(store, commits, written), { settings }).catch(() => null);
      await first?.caughtUp().catch(() => {});
      if (first?.health().state === 'stopped') interrupted.add(first.health().ordinal);
      const second = await bench.project(store, { settings });
      await second.caughtUp();
      await second.stop();
      expect(await documentsIn(store)).toEqual(expected);
    }
  }
  expect(interrupted.size).toBeGreaterThan(3);
}, 60_000);

test('a store that is away for a while is waited for', async () => {
  const store = bench.readStore();
  const failing = { left: 0 };
  const flaky = interceptCommits(store, async (commit) => {
    const fails = failing.left > 0;
    if (fails) failing.left--;
    if (!fails || failing.left % 2 === 0) await store.commit(commit);
    if (fails) throw new StoreUnavailable('away');
  });
  const projector = await bench.project(flaky, { settings: { maxDocuments: CHUNK, retryMs: 1 } });
  await projector.caughtUp();
  failing.left = 9;
  await bench.ledger.change();
  await projector.caughtUp();
  expect(failing.left).toBe(0);
  expect(await documentsIn(store)).toEqual(await bench.fresh('expected.db'));
});
