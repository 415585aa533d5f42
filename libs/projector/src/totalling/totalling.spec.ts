import type { ReadStore } from '@jejak/read-store';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Row } from '../read-model.ts';
import { Bench, type Documents, documentsIn } from '../testing/bench.ts';
import { fault } from '../testing/sample-models.ts';

let bench: Bench;
let store: ReadStore;

beforeEach(async () => {
  fault.active = true;
  fault.refusedLength = -1;
  bench = await Bench.open();
  store = bench.readStore();
  await bench.ledger.establish();
});

afterEach(() => bench.close());

/** What the totals must be, counted again from the documents as they lie there. */
function recounted({ diary = [] }: Documents) {
  const entries = new Map<string, number[]>();
  const last: number[] = [];
  for (const document of diary) {
    const { office, entries: noted } = document as Row & { office: string; entries: { ordinal: number }[] };
    entries.set(office, [...(entries.get(office) ?? []), noted.length]);
    const ordinal = noted.at(-1)?.ordinal ?? -1;
    if (ordinal % 5 !== 0) last.push(ordinal);
  }
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  const parities = Map.groupBy(last, (ordinal) => (ordinal % 2 === 0 ? 'even' : 'odd'));
  return {
    entries: [...entries].map(([office, lengths]) => ({
      ...{ id: JSON.stringify([office, null]), office, nobody: null },
      ...{ documents: lengths.length, figures: { entries: sum(lengths) } },
    })),
    'odd-and-even': [...parities]
      .map(([parity, ordinals]) => ({
        ...{ id: JSON.stringify(['DMI', parity]), office: 'DMI', parity },
        ...{ documents: ordinals.length, figures: { ordinals: sum(ordinals) } },
      }))
      .sort(byId),
  };
}

const byId = (a: Row, b: Row): number => (a.id < b.id ? -1 : 1);

test('totals follow every change of the documents, deletions and expanded events included', async () => {
  const projector = await bench.project(store, { settings: { maxDocuments: 3 } });
  for (let round = 0; round < 6; round++) {
    for (let n = 0; n < 7; n++) await bench.ledger.note(`case${(n * (round + 1)) % 11}`);
    if (round % 2 === 1) await bench.ledger.change();
    if (round === 3) await bench.ledger.note('case4', { ends: true });
    await projector.caughtUp();
    const documents = await documentsIn(store);
    expect(documents).toMatchObject(recounted(documents));
  }
  for (let n = 0; n < 11; n++) await bench.ledger.note(`case${n}`, { ends: true });
  await projector.caughtUp();
  expect(await documentsIn(store)).toMatchObject({ entries: [], 'odd-and-even': [] });
});

test('what is made of many events at once is what was made of them one by one, and after a restart', async () => {
  let projector = await bench.project(store, { settings: { cacheDocuments: 0 } });
  for (let n = 0; n < 30; n++) {
    await bench.ledger.note(`case${n % 4}`, n === 17 ? { ends: true } : {});
    if (n % 9 === 8) {
      await projector.caughtUp();
      await projector.stop();
      projector = await bench.project(store);
    }
  }
  await projector.caughtUp();
  expect(await documentsIn(store)).toEqual(await bench.fresh('fresh.db'));
});

test('a document that cannot be summed is parked, without a trace in any total, and comes in when it can', async () => {
  fault.refusedLength = 2;
  const projector = await bench.project(store);
  for (const name of ['a', 'b', 'b', 'c']) await bench.ledger.note(name);
  await projector.caughtUp();
  const parked = await projector.listParked();
  expect(parked).toMatchObject([{ stream: 'case-b', error: expect.stringContaining('it cannot be summed') }]);
  const meanwhile = await documentsIn(store);
  expect(meanwhile).toMatchObject(recounted(meanwhile));
  fault.refusedLength = -1;
  await projector.retryParked('case-b');
  const after = await documentsIn(store);
  expect(after).toMatchObject({ ...recounted(after), entries: [{ documents: 3, figures: { entries: 4 } }] });
});

test('a rebuild notices a total that is not the sum of its documents, and forgives those with parked documents', async () => {
  for (const name of ['a', 'b', 'c']) await bench.ledger.note(name);
  await bench.ledger.note('b', { throws: true });
  const projector = await bench.project(store);
  await projector.caughtUp();
  fault.active = false;
  expect((await projector.rebuild()).comparisons.map(({ differing }) => differing)).toEqual([0, 0, 0, 0]);
  const id = JSON.stringify(['DMI', null]);
  const wrong = { id, office: 'DMI', nobody: null, documents: 3, figures: { entries: 5 } };
  await store.commit({ writes: [{ collection: 'g2.entries', id, document: wrong }] });
  await expect(projector.rebuild()).rejects.toThrow('entries: 1');
});
