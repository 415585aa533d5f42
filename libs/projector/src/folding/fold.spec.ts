import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Action, anyAction, anySettings, perform } from '../testing/any-actions.ts';
import { Bench, documentsIn } from '../testing/bench.ts';
import { interceptCommits } from '../testing/intercept-commits.ts';
import { fault } from '../testing/sample-models.ts';

let bench: Bench;

beforeEach(async () => {
  fault.active = true;
  bench = await Bench.open();
});

afterEach(() => bench.close());

test('any split into batches, commits and restarts gives the documents of one batch', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyAction, { maxLength: 25 }), anySettings, fc.nat(25), async (actions, bounds, stop) => {
      await bench.close();
      bench = await Bench.open();
      await bench.ledger.establish();
      const store = bench.readStore();
      for (const does of actions.slice(0, stop)) await perform(bench.ledger, does);
      const first = await bench.project(store, { settings: bounds });
      await first.caughtUp();
      await first.stop();
      const second = await bench.project(store, { settings: bounds });
      for (const does of actions.slice(stop)) await perform(bench.ledger, does);
      await second.caughtUp();
      expect(await documentsIn(store)).toEqual(await bench.fresh(`fresh-${run++}.db`));
      expect(await second.listParked()).toHaveLength(new Set(broken(actions)).size);
    }),
    { numRuns: 25 },
  );
}, 120_000);

test('what was parked and is retried once the fault is mended gives the documents of a fold without the fault', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyAction, { maxLength: 25 }), anySettings, async (actions, bounds) => {
      await bench.close();
      bench = await Bench.open();
      fault.active = true;
      await bench.ledger.establish();
      const store = bench.readStore();
      const projector = await bench.project(store, { settings: bounds });
      for (const does of actions) await perform(bench.ledger, does);
      await projector.caughtUp();
      fault.active = false;
      for (const { stream } of await projector.listParked()) expect(await projector.retryParked(stream)).toEqual([]);
      expect(projector.health().status).toBe('ok');
      expect(await documentsIn(store)).toEqual(await bench.fresh(`healed-${run++}.db`));
    }),
    { numRuns: 25 },
  );
}, 120_000);

function broken(actions: readonly Action[]): readonly string[] {
  return actions.flatMap((does) => (does.kind === 'break' ? [does.key] : []));
}

test('a parked document holds its later events in order, and what still fails stays parked from there on', async () => {
  const projector = await bench.project(bench.readStore());
  await bench.ledger.note('a');
  await bench.ledger.note('a', { throws: true });
  await bench.ledger.note('a');
  await bench.ledger.note('b');
  await projector.caughtUp();
  const expected = [
    {
      projection: 'diary',
      document: 'a',
      stream: 'case-a',
      error: 'RangeError: it cannot be folded',
      events: [{ ordinal: 1 }, { ordinal: 2 }],
    },
  ];
  expect(await projector.showParked('case-a')).toMatchObject(expected);
  expect(await projector.retryParked('case-a')).toMatchObject(expected);
  expect(projector.health()).toMatchObject({ status: 'degraded', parked: 1, ordinal: 3 });
});

test('a document that comes out as it went in is not written', async () => {
  const store = bench.readStore();
  const written: number[] = [];
  const watched = interceptCommits(store, (commit) => {
    written.push(commit.writes.filter(({ collection }) => collection.endsWith('.totals')).length);
    return store.commit(commit);
  });
  await bench.ledger.note('a');
  await bench.ledger.note('a', { silent: true });
  const projector = await bench.project(watched, { settings: { maxEvents: 1 } });
  await projector.caughtUp();
  await bench.ledger.note('a', { silent: true });
  await projector.caughtUp();
  expect(written.reduce((sum, count) => sum + count)).toBe(1);
});
