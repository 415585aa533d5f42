import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { SpawnedStandIn } from '@jejak/event-store/eventstoredb/stand-in';
import { openTestDatabase, type TestDatabase } from '@jejak/mongodb/testing';
import { openMongoReadStore } from '@jejak/read-store/mongodb';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { everyCollection } from './every-collection.ts';
import { ProjectorProcess } from './projector-process.ts';
import { simulateIntoServers } from './year-on-servers.ts';

const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const PLAN = { cases: 20, offices: 1, seed: 11, until: '2026-11-24T03:00:00.000Z' };
const TAKEOVER_MS = 10_000;
type HeardProcess = ChildProcessByStdio<null, Readable, Readable>;

const program = fileURLToPath(new URL('./project-until-halted.ts', import.meta.url));

let root: string;
let standIn: SpawnedStandIn;
let database: TestDatabase;
let frozen: HeardProcess;
let standby: ProjectorProcess;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'jejak-frozen-'));
  standIn = await SpawnedStandIn.start(join(root, 'events.log'));
  database = await openTestDatabase();
  const masterKeyFile = join(root, 'master.key');
  await writeFile(masterKeyFile, randomBytes(32), { mode: 0o600 });
  await simulateIntoServers({ eventStoreDB: standIn.url, mongoDB: database.settings, masterKeyFile }, PLAN, CHEAP);
}, 120_000);

afterAll(async () => {
  frozen.kill('SIGKILL');
  await standby.kill();
  await standIn.kill();
  await database.remove();
  await rm(root, { recursive: true });
}, 120_000);

/** Frozen with its third batch written and the checkpoint moved, in a transaction that nobody commits. */
async function frozenInTransaction(): Promise<HeardProcess> {
  const args = ['--conditions=source', '--disable-warning=ExperimentalWarning', program];
  const halting = [standIn.url, database.settings.url, 'SIGSTOP', 'in', '2'];
  const child = spawn(process.execPath, [...args, ...halting], { stdio: ['ignore', 'pipe', 'pipe'] });
  await once(child.stdout, 'data');
  return child;
}

test('a writer frozen inside its transaction holds nobody up, on a server with its own patience', async () => {
  const store = openMongoReadStore(database.connection);
  frozen = await frozenInTransaction();
  const said = text(frozen.stderr);
  const before = await store.checkpoint('g1');
  standby = await ProjectorProcess.start({
    JEJAK_DATA: join(root, 'standby'),
    JEJAK_NODE: 'standby',
    JEJAK_PROJECTOR_PORT: '0',
    EVENTSTOREDB_URL: standIn.url,
    MONGODB_URL: database.settings.url,
    MASTER_KEY_FILE: join(root, 'master.key'),
  });
  const standsBySince = performance.now();
  await standby.until(({ ordinal }) => ordinal > (before?.ordinal ?? -1));
  expect(performance.now() - standsBySince).toBeLessThan(TAKEOVER_MS);
  await standby.until(({ state, lagEvents }) => state === 'live' && lagEvents === 0);
  await standby.kill();
  const left = await readModels();
  frozen.kill('SIGCONT');
  const [code] = await once(frozen, 'exit');
  expect(code).toBe(1);
  expect(await said).toContain('ProjectorSuperseded');
  expect(await readModels()).toEqual(left);
}, 60_000);

async function readModels() {
  const store = openMongoReadStore(database.connection);
  return { checkpoint: await store.checkpoint('g1'), collections: await everyCollection(store) };
}
