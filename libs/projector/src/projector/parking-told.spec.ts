import { streams } from '@jejak/domain';
import type { ReadStore } from '@jejak/read-store';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Bench } from '../testing/bench.ts';
import { fault, models } from '../testing/sample-models.ts';
import type { Notice } from './notice.ts';

let bench: Bench;
let store: ReadStore;

beforeEach(async () => {
  fault.active = true;
  bench = await Bench.open();
  store = bench.readStore();
  await bench.ledger.establish();
});

afterEach(() => bench.close());

test('what is parked is told once, with its event and the kind of error, and nothing that anybody wrote', async () => {
  const told: Notice[] = [];
  const projector = await bench.project(store, { onNotice: (notice) => told.push(notice) });
  await bench.ledger.note('a', { throws: true });
  await bench.ledger.note('a');
  await bench.ledger.appendRaw(streams.case('b'), 'Budi, RT 3');
  await projector.caughtUp();
  await bench.ledger.note('a');
  await projector.caughtUp();
  expect(told.map(({ what, about }) => ({ what, ...about }))).toEqual([
    {
      ...{ what: 'parked', generation: 'g1', projection: 'diary', document: 'a', stream: 'case-a' },
      ...{ revision: 0, ordinal: 1, error: 'RangeError' },
    },
    {
      ...{ what: 'parked', generation: 'g1', projection: '*', document: null, stream: 'case-b' },
      ...{ revision: 0, ordinal: 3, error: 'undecodable' },
    },
  ]);
});

test('what waits in read models that this version can only serve is counted while others are made', async () => {
  await bench.ledger.note('a', { throws: true });
  await bench.ledger.appendRaw(streams.case('b'), 'no JSON');
  const before = await bench.project(store);
  await before.caughtUp();
  await before.stop();
  const changed = models.map((model) => ({ ...model, version: model.version + 1 }));
  const projector = await bench.project(store, { models: changed });
  expect(projector.health()).toMatchObject({ generation: 'g1', status: 'degraded', parked: 2, undecodable: 1 });
});
