import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStore, lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { openEventStoreDB } from '@jejak/event-store/eventstoredb';
import { SpawnedStandIn } from '@jejak/event-store/eventstoredb/stand-in';
import { isCanonical, LedgerCheck, type LedgerReport } from '@jejak/integrity';
import { openPrivateStores, simulateYear } from '@jejak/simulation';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const PLAN = { cases: 30, offices: 3, seed: 11, until: '2026-11-24T03:00:00.000Z' };
let root: string;
let standIn: SpawnedStandIn;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'jejak-elsewhere-'));
  standIn = await SpawnedStandIn.start(join(root, 'server.log'));
});
afterAll(async () => {
  await standIn.kill();
  await rm(root, { recursive: true, force: true });
});

async function simulateInto(events: EventStore, name: string, appendsAtOnce: number): Promise<LedgerReport> {
  const folder = join(root, name);
  await mkdir(folder, { recursive: true });
  const stores = await openPrivateStores(folder, PLAN.seed);
  await simulateYear({ ...stores, events, appendsAtOnce }, PLAN);
  await stores.database.close();
  const check = new LedgerCheck();
  for (let after: string | undefined; ; ) {
    const page = await events.readAll({ limit: 500, ...(after === undefined ? {} : { after }) });
    for (const event of page) check.take(event);
    after = page.at(-1)?.position;
    if (after === undefined) return check.report();
  }
}

test('a year in EventStoreDB is the year in SQLite, to the last byte and in the same global order', async () => {
  using lock = lockDataFolder(join(root, 'embedded'), 'spec');
  const embedded = await openEmbeddedEventStore(lock);
  const here = await simulateInto(embedded, 'embedded', 1_000);
  await embedded.close();
  const remote = await openEventStoreDB({ url: standIn.url, isCanonical });
  const there = await simulateInto(remote, 'remote', 1);
  await remote.close();
  expect(here.faults).toEqual([]);
  expect(here.events).toBeGreaterThan(600);
  expect(there).toEqual(here);
}, 120_000);
