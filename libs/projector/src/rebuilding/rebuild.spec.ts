import { setTimeout as sleep } from 'node:timers/promises';
import type { Commit, ReadStore } from '@jejak/read-store';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { BOOK, LiveCollections } from '../generations/index.ts';
import type { Row } from '../read-model.ts';
import { Bench, documentsIn } from '../testing/bench.ts';
import { diary, fault, totals } from '../testing/sample-models.ts';
import { watchCommits } from '../testing/watch-commits.ts';
import { Digest, fingerprint } from './digest.ts';
import { type RebuildProgress, RebuildRefused } from './index.ts';

let bench: Bench;
let store: ReadStore;

beforeEach(async () => {
  fault.active = true;
  bench = await Bench.open();
  store = bench.readStore();
  await bench.ledger.establish();
});

afterEach(() => bench.close());

async function someNotes(count: number, from = 0): Promise<void> {
  for (let n = from; n < from + count; n++) await bench.ledger.note(`case${n % 50}`);
}

test('while events flow, the read models are made anew beside the live ones, which go on and are never missed', async () => {
  await someNotes(400);
  const projector = await bench.project(store, { graceMs: 10 });
  const live = await LiveCollections.open(store, { everyMs: 5 });
  const flow = { on: true };
  let missed = 0;
  const writing = (async () => {
    for (let n = 0; flow.on; n++) {
      const position = await bench.ledger.note(`flow${n % 10}`);
      if (n % 40 === 20) await bench.ledger.change();
      if (!(await live.until(position, 2000))) missed++;
      await sleep(1);
    }
  })();
  for (let round = 0; round < 3; round++) {
    const report = await projector.rebuild();
    expect(report.comparisons.map(({ projection, differing }) => [projection, differing])).toEqual([
      ['diary', 0],
      ['entries', 0],
      ['odd-and-even', 0],
      ['totals', 0],
    ]);
    for (const { digests } of report.comparisons) expect(digests.live).toBe(digests.rebuilt);
    expect(report.digests?.live).toBe(report.digests?.rebuilt);
    await sleep(30);
  }
  flow.on = false;
  await writing;
  await projector.caughtUp();
  await live.refresh();
  expect(missed).toBe(0);
  expect(live.generation()).toBe('g4');
  expect(await documentsIn(store)).toEqual(await bench.fresh('fresh.db'));
  const names = await store.collections();
  expect(new Set(names.map((name) => name.split('.')[0]))).toEqual(new Set(['generations', 'g4']));
  await live.close();
}, 60_000);

test('it refuses to switch where a document differs and nobody said that it should', async () => {
  await someNotes(20);
  const projector = await bench.project(store);
  await projector.caughtUp();
  await store.commit({
    writes: [{ collection: 'g1.diary', id: 'case7', document: { id: 'case7', office: 'DMI', round: 0, entries: [] } }],
  });
  const refused = await projector.rebuild().catch((failure: unknown) => failure);
  expect(refused).toMatchObject({ name: 'RebuildRefused', message: expect.stringContaining('diary: 1') });
  const [diaries, entries] = refused instanceof RebuildRefused ? refused.report.comparisons : [];
  expect(diaries).toMatchObject({ projection: 'diary', ids: ['case7'] });
  expect(diaries?.digests.live).not.toBe(diaries?.digests.rebuilt);
  expect(entries?.digests.live).toBe(entries?.digests.rebuilt);
  expect(projector.health()).toMatchObject({ generation: 'g1', status: 'degraded' });
  await someNotes(5);
  await projector.caughtUp();
  expect((await projector.rebuild({ acceptDifferences: true })).generation).toBe('g3');
  expect(await documentsIn(store)).toEqual(await bench.fresh('fresh.db'));
  expect(projector.health()).toMatchObject({ generation: 'g3', status: 'ok', failure: null });
});

test('whoever joins a rebuild that runs may still accept what it finds', async () => {
  await someNotes(20);
  const projector = await bench.project(store);
  await projector.caughtUp();
  await store.commit({
    writes: [{ collection: 'g1.diary', id: 'case7', document: { id: 'case7', office: 'DMI', round: 0, entries: [] } }],
  });
  const reports = await Promise.all([projector.rebuild(), projector.rebuild({ acceptDifferences: true })]);
  expect(reports).toMatchObject([{ generation: 'g2' }, { generation: 'g2' }]);
  await store.commit({
    writes: [{ collection: 'g2.diary', id: 'case7', document: { id: 'case7', office: 'DMI', round: 0, entries: [] } }],
  });
  await expect(projector.rebuild()).rejects.toThrow(RebuildRefused);
});

test('documents that were parked may differ: a rebuild is how they come right', async () => {
  await someNotes(3);
  await bench.ledger.note('case1', { throws: true });
  const projector = await bench.project(store);
  await projector.caughtUp();
  fault.active = false;
  await projector.rebuild();
  expect(projector.health()).toMatchObject({ generation: 'g2', status: 'ok', parked: 0 });
});

test('the switch is one commit: whoever reads meanwhile finds everything, in the old or in the new', async () => {
  await someNotes(400);
  const switches: Commit[] = [];
  const watched = watchCommits(store, (commit) => {
    if (commit.writes.some(({ collection, id }) => collection === BOOK && id === 'live')) switches.push(commit);
  });
  const projector = await bench.project(watched, { graceMs: 400 });
  await projector.caughtUp();
  switches.length = 0;
  const live = await LiveCollections.open(store, { everyMs: 5 });
  const [reading, read] = [{ on: true }, new Map<string, Set<number>>()];
  const reader = (async () => {
    while (reading.on) {
      const [generation, name] = [live.generation() ?? '', live.name('diary')];
      const counts = read.get(generation) ?? new Set();
      read.set(generation, counts.add(await store.count(name)));
      await sleep(1);
    }
  })();
  const seen: (RebuildProgress | null)[] = [];
  const report = await projector.rebuild({ onProgress: () => seen.push(projector.health().rebuild) });
  expect(await store.collections()).toEqual(expect.arrayContaining(['g1.diary', 'g2.diary']));
  await sleep(50);
  reading.on = false;
  await reader;
  expect(read).toEqual(
    new Map([
      ['g1', new Set([50])],
      ['g2', new Set([50])],
    ]),
  );
  expect(switches).toMatchObject([
    {
      writes: [
        { id: 'live', document: { generation: 'g2' } },
        { id: 'next', document: null },
      ],
      checkpoint: { name: 'g2', to: { ordinal: report.comparedAt } },
    },
  ]);
  expect(seen[0]).toMatchObject({ total: 401, done: expect.any(Number), perSecond: expect.any(Number) });
  expect(projector.health().rebuild).toBeNull();
  while ((await store.collections()).includes('g1.diary')) await sleep(10);
  expect(await store.collections()).toContain('g2.diary');
  await live.close();
});

test('both digests are those of the documents, and a rebuild of the same says the same', async () => {
  await someNotes(60);
  const projector = await bench.project(store);
  await projector.caughtUp();
  const first = await projector.rebuild();
  for (const { projection, live, digests } of first.comparisons) {
    const digest = new Digest();
    const documents = (await documentsIn(store))[projection] ?? [];
    for (const document of documents) digest.add(fingerprint(document));
    expect([live, digests]).toEqual([documents.length, { live: String(digest), rebuilt: String(digest) }]);
  }
  expect((await projector.rebuild()).digests).toEqual(first.digests);
  await someNotes(1);
  expect((await projector.rebuild()).digests).not.toEqual(first.digests);
});

test('where a projection has changed, the old documents serve until the new ones are made', async () => {
  await someNotes(30);
  const old = await bench.project(store);
  await old.caughtUp();
  await old.stop();
  await someNotes(10);
  const changed = { ...totals, version: 2, reduce: (row: Row | undefined) => ({ id: 'DMI', changed: true, ...row }) };
  const models = [diary, changed];
  const projector = await bench.project(store, { models });
  expect(await documentsIn(store, models)).toMatchObject({ totals: [{ id: 'DMI', events: 31 }] });
  const report = await projector.rebuild();
  expect(report).toMatchObject({ generation: 'g2', comparedAt: 30 });
  expect(report.comparisons[0]).toMatchObject({ projection: 'diary', live: 30 });
  expect(report.comparisons.map(({ projection }) => projection)).not.toContain('totals');
  expect(await documentsIn(store, models)).toMatchObject({ totals: [{ id: 'DMI', changed: true }] });
  expect(projector.health()).toMatchObject({ status: 'ok', ordinal: 40 });
});
