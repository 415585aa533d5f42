import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiServer, startServer } from '@jejak/api';
import { eventStoreConnection, readConfiguration } from '@jejak/configuration';
import { type EventStore, lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { openEventStoreDB } from '@jejak/event-store/eventstoredb';
import { SpawnedStandIn } from '@jejak/event-store/eventstoredb/stand-in';
import { isCanonical } from '@jejak/integrity';
import { openTestDatabase, type TestDatabase } from '@jejak/mongodb/testing';
import { projections } from '@jejak/projections';
import { Projector, startProjectorThread } from '@jejak/projector';
import { type Checkpoint, openEmbeddedReadStore, type ReadStore } from '@jejak/read-store';
import { openMongoReadStore } from '@jejak/read-store/mongodb';
import { simulateIntoFolder } from '@jejak/simulation';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Collections, everyCollection } from './every-collection.ts';
import { Reader } from './reader.ts';
import { simulateIntoServers } from './year-on-servers.ts';

const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const NOW = '2026-11-24T03:00:00.000Z';
const PLAN = { cases: 60, offices: 3, seed: 2026, until: NOW };

interface Projected {
  readonly collections: Collections;
  readonly checkpoint: Checkpoint | null;
  /** Of every event, in its own store. */
  readonly positions: ReadonlySet<string>;
}

let root: string;
let events: SpawnedStandIn;
let database: TestDatabase;
let embedded: Projected;
let onServers: Projected;
const servers: ApiServer[] = [];

const servedEmbedded = () => readConfiguration({ ...common(), JEJAK_DATA: join(root, 'embedded') });
const servedOnServers = () =>
  readConfiguration({
    ...common(),
    JEJAK_DATA: join(root, 'on-servers'),
    EVENTSTOREDB_URL: events.url,
    MONGODB_URL: database.settings.url,
    MASTER_KEY_FILE: join(root, 'master.key'),
  });
const common = () => ({ JEJAK_NODE: 'n1', JEJAK_PORT: '0', JEJAK_LOG_LEVEL: 'silent' });

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'jejak-same-year-'));
  events = await SpawnedStandIn.start(join(root, 'events.log'));
  database = await openTestDatabase();
  const masterKeyFile = join(root, 'master.key');
  await writeFile(masterKeyFile, randomBytes(32), { mode: 0o600 });
  await simulateIntoFolder(join(root, 'embedded'), PLAN, { passwordCost: CHEAP });
  await simulateIntoServers({ eventStoreDB: events.url, mongoDB: database.settings, masterKeyFile }, PLAN, CHEAP);
  embedded = await projectEmbedded(join(root, 'embedded'));
  onServers = await projectOnServers();
}, 240_000);

afterAll(async () => {
  for (const server of servers) await server.close();
  await database.remove();
  await events.kill();
  await rm(root, { recursive: true });
}, 120_000);

async function projectEmbedded(folder: string): Promise<Projected> {
  using lock = lockDataFolder(folder, 'spec');
  const eventStore = await openEmbeddedEventStore(lock);
  const readStore = openEmbeddedReadStore({ file: join(folder, 'read.db') });
  const projector = await Projector.start({ eventStore, readStore, models: projections });
  await projector.caughtUp();
  await projector.stop();
  const projected = await projectedIn(readStore, eventStore);
  await readStore.close();
  await eventStore.close();
  return projected;
}

/**
 * By the thread that apps/projector runs; without the processes beside it, whose reminders would go by the day on
 * which this is run.
 */
async function projectOnServers(): Promise<Projected> {
  const connection = eventStoreConnection(servedOnServers());
  if (connection === null) throw new Error('no EventStoreDB is set');
  const failures: Error[] = [];
  const projector = await startProjectorThread({
    eventStore: () => connection,
    readStore: database.settings,
    turn: 'after-others',
    onFailure: (failure) => failures.push(failure),
  });
  try {
    while (!projector.isAtWork) await sleep(20);
    await projector.caughtUp();
    expect(await projector.health()).toMatchObject({ status: 'ok', parked: 0 });
  } finally {
    await projector.stop();
  }
  expect(failures).toEqual([]);
  const eventStore = await openEventStoreDB({ ...connection, isCanonical });
  const projected = await projectedIn(openMongoReadStore(database.connection), eventStore);
  await eventStore.close();
  return projected;
}

async function projectedIn(store: ReadStore, events: EventStore): Promise<Projected> {
  const stored = await events.readAll({ limit: 100_000 });
  const positions = new Set(stored.map(({ position }) => position));
  const all = Object.entries(await everyCollection(store));
  // The projector's own note of where it stands in its store.
  const collections = Object.fromEntries(all.filter(([name]) => name !== 'g1.last-event'));
  return { collections, checkpoint: await store.checkpoint('g1'), positions };
}

test('the year holds what moves read models after the fact', () => {
  const types = new Set((embedded.collections['g1.audit-trail'] ?? []).map(({ type }) => type));
  const ofCases = ['EventCorrected', 'CaseReopened', 'ClockPaused', 'CaseReassigned'];
  const moving = ['HolidayAnnounced', 'SubjectMerged', 'SubjectIdentified', ...ofCases];
  expect([...types]).toEqual(expect.arrayContaining(moving));
});

test('read models are equal document by document, with totals and offices, at the same ordinal', () => {
  expect(Object.keys(onServers.collections)).toEqual(Object.keys(embedded.collections));
  for (const [name, documents] of Object.entries(embedded.collections)) {
    expect([name, onServers.collections[name]]).toEqual([name, documents]);
  }
  const { ordinal = -1 } = embedded.checkpoint ?? {};
  expect(onServers.checkpoint?.ordinal).toBe(ordinal);
  expect(embedded.collections['g1.audit-trail']).toHaveLength(ordinal + 1);
});

test('no document names a position of its store', () => {
  for (const { collections, positions } of [embedded, onServers]) {
    expect(positions.size).toBeGreaterThan(1000);
    const named = [...stringsIn(collections)].filter((text) => positions.has(text));
    expect(named).toEqual([]);
  }
});

function* stringsIn(value: unknown): Generator<string, void> {
  if (typeof value === 'string') yield value;
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* stringsIn(part);
}

/** What everybody of an office looks at, and what only the auditor does; of cases and people too. */
function questions(): readonly (readonly [login: string, paths: readonly string[]])[] {
  const of = (name: string, office: string) =>
    (embedded.collections[`g1.${name}`] ?? []).flatMap(({ id, office: its }) => (its === office ? [String(id)] : []));
  return ['DMI', 'GTO', 'PLW'].flatMap((office) => [
    [
      `kadis.${office.toLowerCase()}`,
      [
        ...['', '?limit=5', '?sort=-openedAt', '?sort=-number'].map((asked) => `/api/worklist${asked}`),
        ...of('case-file', office).flatMap((id) => [`/api/cases/${id}`, `/api/cases/${id}/service-levels`]),
        ...of('subjects', office).map((id) => `/api/subjects/${id}`),
        ...['running', 'paused', 'stopped', 'not-started'].map((clock) => `/api/service-levels?clock=${clock}`),
        '/api/dashboard',
        '/api/performance?from=2025-11&to=2026-11',
        ...['/api/shelter', '/api/letters', '/api/letters?year=2026', '/api/inbox', '/api/standards'],
      ],
    ],
    [`auditor.${office.toLowerCase()}`, ['/api/audit-trail', '/api/audit-trail?type=EventCorrected', '/api/inbox']],
  ]);
}

test('the API answers every question the same over both, byte for byte', async () => {
  // The present is the year's own for both. Nothing in an answer differs, so nothing is left out of it.
  const overrides = { clock: { now: () => NOW }, passwordCost: CHEAP };
  servers.push(await startServer(servedEmbedded(), { ...overrides, projects: false }));
  servers.push(await startServer(servedOnServers(), overrides));
  let asked = 0;
  for (const [login, paths] of questions()) {
    const [here, there] = await Promise.all(servers.map(({ url }) => Reader.logIn(url, login)));
    for (const path of paths) {
      const [first, second] = await Promise.all([here?.ask(path), there?.ask(path)]);
      expect([path, first?.status]).toEqual([path, 200]);
      expect([path, second]).toEqual([path, first]);
      asked += 1;
    }
  }
  expect(asked).toBeGreaterThan(2 * PLAN.cases);
}, 120_000);
