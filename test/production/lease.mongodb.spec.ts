import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openEventStoreDB } from '@jejak/event-store/eventstoredb';
import { SpawnedStandIn } from '@jejak/event-store/eventstoredb/stand-in';
import { isCanonical } from '@jejak/integrity';
import { openTestDatabase, type TestDatabase } from '@jejak/mongodb/testing';
import { projections } from '@jejak/projections';
import { Projector } from '@jejak/projector';
import { documentsIn } from '@jejak/projector/testing';
import { openEmbeddedReadStore } from '@jejak/read-store';
import { openMongoReadStore } from '@jejak/read-store/mongodb';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { everyCollection } from './every-collection.ts';
import { ProjectorProcess } from './projector-process.ts';
import { simulateIntoServers } from './year-on-servers.ts';

const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const PLAN = { cases: 150, offices: 1, seed: 9, until: '2026-11-24T03:00:00.000Z' };
const TAKEOVER_MS = 10_000;
/** Without a new event for so long, reminders are at an end. */
const QUIET_S = 5;
/** Long enough for the woken one to do whatever it was about to. */
const WATCHED_MS = 3_000;

let root: string;
let standIn: SpawnedStandIn;
let database: TestDatabase;
const processes: ProjectorProcess[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'jejak-lease-'));
  standIn = await SpawnedStandIn.start(join(root, 'events.log'));
  database = await openTestDatabase();
  const masterKeyFile = join(root, 'master.key');
  await writeFile(masterKeyFile, randomBytes(32), { mode: 0o600 });
  const servers = { eventStoreDB: standIn.url, mongoDB: database.settings, masterKeyFile };
  await simulateIntoServers(servers, PLAN, CHEAP);
}, 120_000);

afterAll(async () => {
  for (const one of processes) await one.kill();
  await database.remove();
  await standIn.kill();
  await rm(root, { recursive: true });
}, 120_000);

async function started(name: string): Promise<ProjectorProcess> {
  const one = await ProjectorProcess.start({
    JEJAK_DATA: join(root, name),
    JEJAK_NODE: name,
    JEJAK_PROJECTOR_PORT: '0',
    EVENTSTOREDB_URL: standIn.url,
    MONGODB_URL: database.settings.url,
    MASTER_KEY_FILE: join(root, 'master.key'),
  });
  processes.push(one);
  return one;
}

test('frozen across its lease and woken, a projector finds its place taken and writes nothing', async () => {
  const store = openMongoReadStore(database.connection);
  const first = await started('p1');
  expect((await first.until(({ ordinal }) => ordinal >= 0)).state).toBe('catching-up');
  first.freeze();
  const frozenAt = performance.now();
  const before = await store.checkpoint('g1');
  const second = await started('p2');
  await second.until(({ state }) => state !== 'standby');
  expect(performance.now() - frozenAt).toBeLessThan(TAKEOVER_MS);
  // The processes beside it remind of what is late by now, and all of that is projected too.
  await second.until(({ state, lagEvents }) => state === 'live' && lagEvents === 0);
  while ((await store.checkpoint('g1'))?.ordinal !== (await settled(second))) await sleep(100);
  const checkpoint = await store.checkpoint('g1');
  expect(checkpoint?.fence).toBeGreaterThan(before?.fence ?? 0);
  const left = await readModels();
  first.wake();
  await first.until(({ state }) => state === 'standby');
  await sleep(WATCHED_MS);
  expect(await store.checkpoint('g1')).toEqual(checkpoint);
  expect(await readModels()).toEqual(left);
  expect(await second.health()).toMatchObject({ state: 'live' });
  for (const one of processes) await one.kill();
  expect(await documentsIn(store, projections)).toEqual(await rebuilt());
}, 120_000);

/** Everything but whose turn it is, which is renewed all the time. */
async function readModels() {
  const all = await everyCollection(openMongoReadStore(database.connection));
  return Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith('g1.')));
}

/** The ordinal at which it has stayed for a while. */
async function settled(one: ProjectorProcess): Promise<number> {
  for (let [last, quietS] = [-1, 0]; ; quietS++) {
    const { ordinal } = await one.health();
    if (ordinal !== last) quietS = 0;
    if (quietS === QUIET_S) return ordinal;
    last = ordinal;
    await sleep(1_000);
  }
}

async function rebuilt() {
  const eventStore = await openEventStoreDB({ url: standIn.url, isCanonical });
  const readStore = openEmbeddedReadStore({ file: join(root, 'rebuilt.db') });
  const projector = await Projector.start({ eventStore, readStore, models: projections });
  await projector.caughtUp();
  await projector.stop();
  const documents = await documentsIn(readStore, projections);
  await readStore.close();
  await eventStore.close();
  return documents;
}
