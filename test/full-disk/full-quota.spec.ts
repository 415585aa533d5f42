import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestApi } from '@jejak/api/testing';
import {
  type DataFolderLock,
  type EmbeddedEventStore,
  lockDataFolder,
  openEmbeddedEventStore,
} from '@jejak/event-store';
import { verifyChain } from '@jejak/integrity';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const ODGJ = 'dumai-penanganan-odgj';
/** 4 KiB each: room for an office and some dozens of cases. */
const PAGES = 250;

let folder: string;
let lock: DataFolderLock;
let eventStore: EmbeddedEventStore;
let api: TestApi;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jejak-full-'));
  lock = lockDataFolder(folder, 'spec');
  eventStore = await openEmbeddedEventStore(lock, { maxPages: PAGES });
  api = await TestApi.start({ eventStore });
  await api.foundOffice({ services: [ODGJ] });
});
afterAll(async () => {
  await api.close();
  await eventStore.close();
  lock.release();
  await rm(folder, { recursive: true, force: true });
});

test('a full disk refuses what would be recorded with 507, while everything that was recorded can be read', async () => {
  const clerk = api.as('loket');
  const one = {
    client: { facts: { name: 'Orang Uji' } },
    reporter: null,
    facts: { channel: 'counter', reportedBy: 'police' },
  };
  const taken: string[] = [];
  let refused = await clerk.post('/api/reports', { service: ODGJ, cases: [one] }, { key: 'report-0' });
  for (let n = 1; refused.status === 201; n++) {
    taken.push(refused.body.cases[0].id);
    refused = await clerk.post('/api/reports', { service: ODGJ, cases: [one] }, { key: `report-${n}` });
  }
  expect(refused).toMatchObject({ status: 507, body: { code: 'storage-full' }, headers: { 'retry-after': '60' } });
  expect(taken.length).toBeGreaterThan(10);

  await api.server.backend.projector?.caughtUp();
  const worklist = await clerk.get('/api/worklist?limit=5');
  expect(worklist).toMatchObject({ status: 200, body: { items: { length: 5 } } });
  for (const id of taken.slice(-3)) expect((await clerk.get(`/api/cases/${id}`)).status).toBe(200);
  expect((await api.nobody.get('/health/ready')).status).toBe(200);

  const again = await clerk.post('/api/reports', { service: ODGJ, cases: [one] }, { key: `report-${taken.length}` });
  expect(again.status).toBe(507);
  const events = await eventStore.readAll({ limit: 10_000 });
  const streams = Map.groupBy(events, ({ stream }) => stream);
  expect([...streams.keys()].filter((stream) => stream.startsWith('case-'))).toHaveLength(taken.length);
  for (const stream of streams.values()) expect(verifyChain(stream)).toBeNull();
});
