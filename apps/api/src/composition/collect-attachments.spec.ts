import { setTimeout as sleep } from 'node:timers/promises';
import type { Attachments } from '@jejak/privacy';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi } from '../testing/index.ts';
import { startAttachmentCollector } from './collect-attachments.ts';

const ODGJ = 'dumai-penanganan-odgj';
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(200, 7)]);
const BOUNDARY = 'jejak-boundary';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
  await api.foundOffice({ services: [ODGJ] });
});
afterAll(() => api.close());

async function attach(): Promise<string> {
  const one = { client: { facts: {} }, facts: { channel: 'counter', reportedBy: 'police' } };
  const { body } = await api.as('loket').post('/api/reports', { service: ODGJ, cases: [one] });
  const part = (name: string, more = '') => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${more}`;
  const payload = Buffer.concat([
    Buffer.from(`${part('kind')}\r\n\r\nscan\r\n`),
    Buffer.from(`${part('file', '; filename="a.png"')}\r\nContent-Type: image/png\r\n\r\n`),
    PNG,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
  const answer = await api.as('loket').send({
    method: 'POST',
    url: `/api/cases/${body.cases[0].id}/attachments`,
    payload,
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, 'idempotency-key': 'a1' },
  });
  expect(answer.status).toBe(201);
  const [stored] = await api.server.backend.eventStore.readStream(`case-${body.cases[0].id}`, {
    direction: 'backwards',
    limit: 1,
  });
  return JSON.parse(stored?.json ?? '{}').data.file;
}

/** Until the store says that it was put more than 10 ms ago. */
async function age(hash: string): Promise<void> {
  const isOld = async () => (await Array.fromAsync(api.server.backend.attachments.olderThan(10))).includes(hash);
  while (!(await isOld())) await new Promise(setImmediate);
}

/** How many files that are older than this one round removes; `offices` are those whose read models are looked at. */
async function collect(
  olderThanMs: number,
  offices = api.server.backend.offices.all(),
  attachments = api.server.backend.attachments,
): Promise<number> {
  const { eventStore, readStore } = api.server.backend;
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const collector = await startAttachmentCollector({
    ...{ eventStore, readStore, attachments, olderThanMs },
    offices: () => offices,
    failed: reject,
    removed: resolve,
    everyMs: 5,
  });
  return promise.finally(() => collector.close());
}

test('files that no event names are removed when they are old, and no others', async () => {
  const { attachments } = api.server.backend;
  const named = await attach();
  const nameless = await attachments.put(PNG);
  await age(nameless.hash);
  await age(named);
  expect(await collect(60_000)).toBe(0);
  expect(await attachments.has(nameless.hash)).toBe(true);
  expect(await collect(10)).toBe(1);
  expect(await attachments.has(nameless.hash)).toBe(false);
  expect(await attachments.has(named)).toBe(true);
});

test('a file that the read models do not name yet is kept, for the ledger names it', async () => {
  const named = await attach();
  await age(named);
  expect(await collect(10, [])).toBe(0);
  expect(await api.server.backend.attachments.has(named)).toBe(true);
});

test('a round that takes long is the only one until it ends', async () => {
  const { attachments, offices } = api.server.backend;
  const { hash } = await attachments.put(PNG);
  await age(hash);
  const slow: Attachments = Object.create(attachments, {
    olderThan: { value: (milliseconds: number) => attachments.olderThan(milliseconds) },
    remove: {
      value: async (removed: string) => {
        await attachments.remove(removed);
        await sleep(100);
      },
    },
  });
  expect(await collect(10, offices.all(), slow)).toBe(1);
});
