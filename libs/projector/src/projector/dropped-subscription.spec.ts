import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EventStoreDBStore, openEventStoreDB } from '@jejak/event-store/eventstoredb';
import { SpawnedStandIn } from '@jejak/event-store/eventstoredb/stand-in';
import { isCanonical } from '@jejak/integrity';
import { openEmbeddedReadStore, type ReadStore } from '@jejak/read-store';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { documentsIn } from '../testing/bench.ts';
import { SampleLedger } from '../testing/sample-ledger.ts';
import { type Diary, models } from '../testing/sample-models.ts';
import { Projector } from './projector.ts';

const EVENTS = 20_000;
const DROPS = 100;
const CASES = 160;
const AN_APPEND = 10;
const WRITERS = 16;
const ROUNDS = EVENTS / AN_APPEND / WRITERS;

let folder: string;
let standIn: SpawnedStandIn;
let store: EventStoreDBStore;
const opened: { readonly readStore: ReadStore; readonly projector: Projector }[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jejak-dropped-'));
  standIn = await SpawnedStandIn.start(join(folder, 'server.log'));
  store = await openEventStoreDB({ url: standIn.url, isCanonical });
});

afterEach(async () => {
  for (const { projector, readStore } of opened.splice(0)) {
    await projector.stop();
    await readStore.close();
  }
  await store.close();
  await standIn.kill();
  rmSync(folder, { recursive: true });
});

async function project(file: string): Promise<(typeof opened)[number]> {
  const readStore = openEmbeddedReadStore({ file: join(folder, file) });
  const one = { readStore, projector: await Projector.start({ eventStore: store, readStore, models }) };
  opened.push(one);
  return one;
}

/** Writers go on as the subscription is dropped, so that events flow at every drop, on whatever machine. */
const roundsAfter = (drops: number) => 1 + Math.floor(((ROUNDS - 1) * drops) / (DROPS - 1));

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(2);
}

/** All events, several writers at once, each with cases of its own. */
async function write(): Promise<void> {
  const ledger = new SampleLedger(store);
  const note = { type: 'DataEntered', data: {} };
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (let round = 0; round < ROUNDS; round++) {
        await until(() => round < roundsAfter(store.figures().dropped));
        const key = `${writer}-${round % (CASES / WRITERS)}`;
        await ledger.appendAll(`case-${key}`, Array(AN_APPEND).fill(note));
      }
    }),
  );
}

/**
 * As often as asked, at random moments, each once something has been folded since the last one: a subscription that is
 * dropped before it has brought anything only makes the next pause longer. Those count that the store took notice of.
 */
async function drop(projector: Projector): Promise<void> {
  while (store.figures().dropped < DROPS) {
    const [folded, patience] = [projector.health().ordinal, performance.now() + 500];
    await standIn.dropSubscriptions();
    await until(() => projector.health().ordinal > folded || performance.now() > patience);
    await sleep(Math.random() * 30);
  }
}

test('dropped 100 times while 20,000 events flow, the read models equal a rebuild: nothing twice, nothing missing', async () => {
  const { readStore, projector } = await project('read.db');
  await Promise.all([write(), drop(projector)]);
  await projector.caughtUp();
  expect(store.figures().dropped).toBeGreaterThanOrEqual(DROPS);
  expect(store.figures().undecodable).toBe(0);
  expect(projector.health()).toMatchObject({ ordinal: EVENTS - 1, parked: 0 });

  const afresh = await project('afresh.db');
  await afresh.projector.caughtUp();
  const [kept, rebuilt] = [await documentsIn(readStore), await documentsIn(afresh.readStore)];
  expect(kept).toEqual(rebuilt);
  const diaries = (kept.diary ?? []) as readonly Diary[];
  const ordinals = diaries.flatMap(({ entries }) => entries);
  expect(ordinals.map(({ ordinal }) => ordinal).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: EVENTS }, (_, ordinal) => ordinal),
  );
}, 180_000);

test('a server that is killed and comes back is followed on from where it was', async () => {
  const { readStore, projector } = await project('read.db');
  const ledger = new SampleLedger(store);
  for (let outage = 0; outage < 3; outage++) {
    await ledger.note('a');
    await projector.caughtUp();
    await standIn.kill();
    await sleep(300);
    await standIn.startAgain();
  }
  await ledger.note('a');
  await projector.caughtUp();
  const { totals } = await documentsIn(readStore);
  expect(totals).toEqual([{ id: 'DMI', events: 4 }]);
  expect(store.figures().dropped).toBeGreaterThanOrEqual(3);
}, 60_000);

test('a foreign event among those of a case is handed on, counted, and stops nobody but that case', async () => {
  const { readStore, projector } = await project('read.db');
  const stranger = await openEventStoreDB({ url: standIn.url, isCanonical: () => true });
  await new SampleLedger(stranger).appendRaw('case-foreign', '{"z":1,"a":2}');
  await stranger.close();
  await new SampleLedger(store).note('a');
  await projector.caughtUp();
  expect(store.figures().undecodable).toBeGreaterThanOrEqual(1);
  expect(projector.health()).toMatchObject({ ordinal: 1, undecodable: 1 });
  expect((await documentsIn(readStore)).diary).toMatchObject([{ id: 'a' }]);
});
