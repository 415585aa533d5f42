import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Backend, startServer } from '@jejak/api';
import { SpawnedStandIn } from '@jejak/event-store/eventstoredb/stand-in';
import { foundExample, taken } from '@jejak/ledger/testing';
import { openTestDatabase, type TestDatabase } from '@jejak/mongodb/testing';
import { LiveCollections } from '@jejak/projector';
import { startProjector } from '@jejak/projector-app';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { configuredOn } from './configured-on.ts';

let folder: string;
let events: SpawnedStandIn;
let database: TestDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jejak-production-'));
  events = await SpawnedStandIn.start(join(folder, 'events.log'));
  database = await openTestDatabase();
  await writeFile(join(folder, 'master.key'), randomBytes(32), { mode: 0o600 });
});
afterAll(async () => {
  await database.remove();
  await events.kill();
  await rm(folder, { recursive: true });
});

const configured = (name: string) =>
  configuredOn({ folder, events, database }, name, { MASTER_KEY_FILE: join(folder, 'master.key') });

const isInWorklist = async ({ readStore }: Backend, id: string, position: string) => {
  const live = await LiveCollections.open(readStore);
  expect(await live.until(position, 20_000)).toBe(true);
  const found = await readStore.get(live.name('worklist'), id);
  await live.close();
  return found !== undefined;
};

test('two servers and a projector beside each other, over EventStoreDB and MongoDB', async () => {
  const failures: string[] = [];
  const failing = { write: (line: string) => void failures.push(line) };
  const projector = await startProjector({ ...configured('p1'), logLevel: 'error' }, failing);
  const servers = [await startServer(configured('n1')), await startServer(configured('n2'))] as const;
  const [one, two] = [servers[0].backend, servers[1].backend];
  expect([one.projector, two.projector]).toEqual([null, null]);
  await foundExample(one.ledger);
  const [id = ''] = await taken(one.ledger, 'by one server');
  const [last] = await one.eventStore.readAll({ limit: 1000 }).then((all) => all.slice(-1));
  expect(await isInWorklist(two, id, last?.position ?? '')).toBe(true);
  const subject = 'subject-of-both';
  const key = await one.keys.ensure(subject, 'DMI');
  expect((await two.keys.get(subject))?.secret.equals(key.secret)).toBe(true);
  expect(failures).toEqual([]);
  await Promise.all(servers.map((server) => server.close()));
  await projector.close();
  const left = await readdir(folder, { recursive: true });
  // What the projector holds is the place of its socket.
  expect(left.filter((name) => name.endsWith('.db'))).toEqual(['p1/lock.db']);
});
