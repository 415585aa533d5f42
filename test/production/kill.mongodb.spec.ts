import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type EventStoreDBStore, openEventStoreDB } from '@jejak/event-store/eventstoredb';
import { SpawnedStandIn } from '@jejak/event-store/eventstoredb/stand-in';
import { isCanonical } from '@jejak/integrity';
import { openTestDatabase, type TestDatabase } from '@jejak/mongodb/testing';
import { projections } from '@jejak/projections';
import { Projector } from '@jejak/projector';
import { documentsIn } from '@jejak/projector/testing';
import { openEmbeddedReadStore, type ReadStore } from '@jejak/read-store';
import { openMongoReadStore } from '@jejak/read-store/mongodb';
import { openPrivateStores, simulateYear } from '@jejak/simulation';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { KILL_POINTS } from './kill-points.ts';

/** KILLS asks for more. */
const KILLS = Number(process.env.KILLS ?? 10);
/** Enough events that there is always another batch to be killed in. */
const PLAN = { cases: 10 + 2 * KILLS, offices: 1, seed: 5, until: '2026-11-24T03:00:00.000Z' };
const program = fileURLToPath(new URL('./project-until-halted.ts', import.meta.url));

let root: string;
let standIn: SpawnedStandIn;
let events: EventStoreDBStore;
let database: TestDatabase;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'jejak-kills-'));
  standIn = await SpawnedStandIn.start(join(root, 'events.log'));
  events = await openEventStoreDB({ url: standIn.url, isCanonical });
  database = await openTestDatabase();
  const stores = await openPrivateStores(root, PLAN.seed);
  await simulateYear({ ...stores, events, appendsAtOnce: 1 }, PLAN);
  await stores.database.close();
}, 120_000);

afterAll(async () => {
  await events.close();
  await standIn.kill();
  await database.remove();
  await rm(root, { recursive: true });
}, 120_000);

/** Whether it died there; it ends by itself where it has nothing more to do. */
async function killedAt(point: string, batch: number, more: readonly string[]): Promise<boolean> {
  const args = ['--conditions=source', '--disable-warning=ExperimentalWarning', program];
  const halting = [standIn.url, database.settings.url, 'SIGKILL', point, String(batch), ...more];
  const child = spawn(process.execPath, [...args, ...halting], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code, signal] = await once(child, 'exit');
  if (signal !== 'SIGKILL') expect(code).toBe(0);
  return signal === 'SIGKILL';
}

/** Which generation is live, and how far the one beside it is. */
async function book(store: ReadStore): Promise<{ readonly live: string | undefined; readonly next: number | null }> {
  const found = await store.getMany<{ readonly id: string; readonly generation: string }>('generations', [
    'live',
    'next',
  ]);
  const next = found.get('next')?.generation;
  const reached = next === undefined ? null : await store.checkpoint(next);
  return { live: found.get('live')?.generation, next: next === undefined ? null : (reached?.ordinal ?? -1) };
}

async function projectedInto(readStore: ReadStore) {
  const projector = await Projector.start({ eventStore: events, readStore, models: projections });
  await projector.caughtUp();
  const { ordinal, parked } = projector.health();
  await projector.stop();
  return { documents: await documentsIn(readStore, projections), ordinal, parked };
}

test(
  `killed ${KILLS} times at every point of a batch over MongoDB, a projector loses and doubles nothing`,
  async () => {
    const died = new Set<string>();
    for (let kill = 0; kill < KILLS; kill++) {
      const point = KILL_POINTS[kill % KILL_POINTS.length] ?? '';
      // Every third time also while a rebuild goes on beside.
      expect(await killedAt(point, kill % 4, kill % 3 === 2 ? ['rebuilds'] : [])).toBe(true);
      died.add(point);
    }
    expect(died.size).toBe(Math.min(KILLS, KILL_POINTS.length));
    const fresh = openEmbeddedReadStore({ file: join(root, 'fresh.db') });
    const wanted = await projectedInto(fresh);
    await fresh.close();
    expect(await projectedInto(openMongoReadStore(database.connection))).toEqual(wanted);
    expect(wanted).toMatchObject({ parked: 0 });
  },
  KILLS * 15_000,
);

test(
  'killed in its batches and at its switch, a rebuild over MongoDB goes on where it was and becomes what is live',
  async () => {
    const own = await openTestDatabase();
    const shared = database;
    database = own;
    try {
      const store = openMongoReadStore(own.connection);
      const before = await projectedInto(store);
      let reached = -1;
      for (const point of KILL_POINTS) {
        expect(await killedAt(point, 1, ['rebuilding'])).toBe(true);
        const { live, next } = await book(store);
        expect(live).toBe('g1');
        expect(next).toBeGreaterThan(reached);
        reached = next ?? -1;
      }
      // Folded and compared; its commit not yet sent, then stored and not answered.
      expect(await killedAt('in', 0, ['switching'])).toBe(true);
      expect(await book(store)).toEqual({ live: 'g1', next: before.ordinal });
      expect(await killedAt('unanswered', 0, ['switching'])).toBe(true);
      expect(await book(store)).toEqual({ live: 'g2', next: null });
      expect(await projectedInto(store)).toEqual(before);
    } finally {
      database = shared;
      await own.remove();
    }
  },
  60_000 + KILLS * 2_500,
);
