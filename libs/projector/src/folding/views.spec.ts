import { defineView } from '@jejak/projections';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyAction, anySettings, perform } from '../testing/any-actions.ts';
import { Bench, documentsIn } from '../testing/bench.ts';
import { type Diary, diary, fault } from '../testing/sample-models.ts';

let bench: Bench;

beforeEach(async () => {
  fault.active = true;
  bench = await Bench.open();
});

afterEach(() => bench.close());

interface Cover {
  readonly id: string;
  readonly office: string;
  readonly round: number;
  readonly entries: number;
}

const torn = { active: false };

const cover = defineView<Cover, Diary>({
  name: 'cover',
  version: 1,
  of: diary,
  indexes: [['office', 'round']],
  view: ({ id, office, round, entries }) => {
    if (torn.active) throw new RangeError('the cover is torn');
    return { id, office, round, entries: entries.length };
  },
});
const models = [diary, cover];

async function coversFit(store: ReturnType<Bench['readStore']>): Promise<void> {
  const found = await documentsIn(store, models);
  const diaries = (found.diary ?? []) as readonly Diary[];
  expect(found.cover).toEqual(diaries.map((row) => ({ ...row, entries: row.entries.length })));
}

test('a view shows each document as it stands, whatever is split, parked, retried or begun again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyAction, { maxLength: 20 }), anySettings, fc.nat(20), async (actions, bounds, stop) => {
      await bench.close();
      bench = await Bench.open();
      fault.active = true;
      await bench.ledger.establish();
      const store = bench.readStore();
      for (const does of actions.slice(0, stop)) await perform(bench.ledger, does);
      const first = await bench.project(store, { models, settings: bounds });
      await first.caughtUp();
      await first.stop();
      const second = await bench.project(store, { models, settings: bounds });
      for (const does of actions.slice(stop)) await perform(bench.ledger, does);
      await second.caughtUp();
      await coversFit(store);
      fault.active = false;
      for (const { stream } of await second.listParked()) await second.retryParked(stream);
      expect(await second.listParked()).toEqual([]);
      await coversFit(store);
    }),
    { numRuns: 20 },
  );
}, 120_000);

test('a view that fails waits alone, and what it is of goes on', async () => {
  const store = bench.readStore();
  const projector = await bench.project(store, { models });
  torn.active = true;
  await bench.ledger.note('a');
  await bench.ledger.note('a');
  await projector.caughtUp();
  torn.active = false;
  expect(await projector.listParked()).toMatchObject([{ projection: 'cover', document: 'a', events: 2 }]);
  expect((await documentsIn(store, models)).diary).toMatchObject([{ id: 'a' }]);
  expect(await projector.retryParked('case-a')).toEqual([]);
  await coversFit(store);
});

test('a view waits for as long as what it is of does', async () => {
  const projector = await bench.project(bench.readStore(), { models });
  await bench.ledger.note('a', { throws: true });
  await projector.caughtUp();
  expect(await projector.showParked('case-a')).toMatchObject([
    { projection: 'cover', error: 'follows a parked event' },
    { projection: 'diary', error: 'RangeError: it cannot be folded' },
  ]);
  expect(await projector.retryParked('case-a')).toHaveLength(2);
});
