import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Backend, startServer } from '@jejak/api';
import { multipart, TEST_PASSWORD, TestApi, TestClient } from '@jejak/api/testing';
import { createProgram } from '@jejak/cli';
import { readConfiguration } from '@jejak/configuration';
import { SpawnedStandIn } from '@jejak/event-store/eventstoredb/stand-in';
import { openTestDatabase, type TestDatabase } from '@jejak/mongodb/testing';
import { LiveCollections } from '@jejak/projector';
import { startProjector } from '@jejak/projector-app';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

const ODGJ = 'dumai-penanganan-odgj';
const NIK = '1472015708900003';
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(200, 7)]);

let folder: string;
let events: SpawnedStandIn;
let database: TestDatabase;
let printed: string;

beforeEach(async () => {
  printed = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  folder = await mkdtemp(join(tmpdir(), 'jejak-moving-'));
  events = await SpawnedStandIn.start(join(folder, 'events.log'));
  database = await openTestDatabase();
  await writeFile(join(folder, 'master.key'), randomBytes(32), { mode: 0o600 });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await database.remove();
  await events.kill();
  await rm(folder, { recursive: true });
});

const cluster = () => ({
  EVENTSTOREDB_URL: events.url,
  MONGODB_URL: database.settings.url,
  MASTER_KEY_FILE: join(folder, 'master.key'),
});

async function jejak(environment: { readonly [name: string]: string }, ...args: readonly string[]): Promise<string> {
  printed = '';
  const replaced = jest.replaceProperty(process, 'env', { ...process.env, ...environment });
  try {
    await createProgram().parseAsync(args, { from: 'user' });
    return printed;
  } finally {
    replaced.restore();
  }
}

/** What an office on one machine has: a case of somebody with a name, and a scan; left in the folder `data`. */
async function officeOnOneMachine() {
  const api = await TestApi.start();
  await api.foundOffice({ services: [ODGJ] });
  const one = {
    client: { facts: { name: 'Siti Aminah', nik: NIK } },
    facts: { channel: 'counter', reportedBy: 'police', story: 'Ditemukan di pasar' },
  };
  const { body } = await api.as('loket').post('/api/reports', { service: ODGJ, cases: [one] });
  const url = `/api/cases/${body.cases[0].id}`;
  const { payload, headers } = multipart([
    { name: 'kind', bytes: Buffer.from('scan') },
    { name: 'file', fileName: 'KTP Siti Aminah.png', bytes: PNG },
  ]);
  const upload = { method: 'POST', url: `${url}/attachments`, payload } as const;
  const attached = await api.as('loket').send({ ...upload, headers: { ...headers, 'idempotency-key': 'scan' } });
  const position = String(attached.body.position);
  const scan = `${url}/attachments/${attached.body.events[0].id}`;
  const page = await api.as('loket').get(url, { headers: { 'jejak-position': position } });
  const served = { JEJAK_DATA: api.server.backend.configuration.data };
  await jejak(served, 'backup', join(folder, 'backup'));
  await api.close();
  await jejak({ JEJAK_DATA: join(folder, 'data') }, 'restore', join(folder, 'backup'));
  return { url, scan, page };
}

const configured = (name: string) =>
  readConfiguration({
    ...cluster(),
    JEJAK_DATA: join(folder, name),
    JEJAK_NODE: name,
    JEJAK_PORT: '0',
    JEJAK_PROJECTOR_PORT: '0',
    JEJAK_LOG_LEVEL: 'silent',
  });

async function caughtUp({ readStore, eventStore }: Backend): Promise<void> {
  const all = await eventStore.readAll({ limit: 10_000 });
  const live = await LiveCollections.open(readStore);
  expect(await live.until(all.at(-1)?.position ?? '', 20_000)).toBe(true);
  await live.close();
}

test('an office that moves to EventStoreDB and MongoDB finds its cases, names, files and accounts there', async () => {
  const { url, scan, page } = await officeOnOneMachine();
  const data = join(folder, 'data');
  expect(await jejak({}, 'copy', '--from', `embedded:${data}`, '--to', events.url)).toContain('whole and the same');
  for (const found of [/^\d+ keys$/m, /^\d+ keys, \d+ of them by an earlier try$/m]) {
    const said = await jejak(cluster(), 'copy-private', '--from', data);
    expect(said).toContain('All of it is in the target, and the same.');
    expect(said).toMatch(found);
  }
  expect(await readFile(join(data, 'keys', 'master.key'))).not.toEqual(await readFile(join(folder, 'master.key')));

  await using running = new AsyncDisposableStack();
  running.adopt(await startProjector(configured('p1')), (it) => it.close());
  const server = running.adopt(await startServer(configured('n1')), (it) => it.close());
  await caughtUp(server.backend);
  const login = { login: 'loket.dmi', password: TEST_PASSWORD };
  const session = await new TestClient(server.fastify).post('/api/session', login, { key: null });
  expect(session.status).toBe(200);
  const cookie = String(session.headers['set-cookie']).split(';')[0] ?? '';
  const loket = new TestClient(server.fastify, { cookie, 'x-csrf-token': session.body.csrfToken });

  const { clocksAsOf: _, clocks: __, ...moved } = (await loket.get(url)).body;
  expect(page.body).toMatchObject(moved);
  expect(moved.personalWithheld).toBe(false);
  expect(JSON.stringify(moved.people)).toContain('Siti Aminah');
  for (const q of ['siti aminah', NIK]) {
    expect((await loket.get(`/api/search?q=${encodeURIComponent(q)}`)).body.people).toHaveLength(1);
  }
  expect(Buffer.from((await loket.get(scan)).bytes)).toEqual(PNG);
  const more = {
    service: ODGJ,
    cases: [{ client: { facts: {} }, facts: { channel: 'counter', reportedBy: 'police' } }],
  };
  expect((await loket.post('/api/reports', more)).status).toBe(201);
}, 120_000);
