import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { multipart, TestApi, type UploadPart } from '../testing/index.ts';

const ODGJ = 'dumai-penanganan-odgj';
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(200, 7)]);
let api: TestApi;
let url: string;
beforeAll(async () => {
  api = await TestApi.start();
  await api.foundOffice({ services: [ODGJ] });
  const report = {
    service: ODGJ,
    cases: [{ client: { facts: {} }, facts: { channel: 'counter', reportedBy: 'police' } }],
  };
  const { body } = await api.as('loket').post('/api/reports', report);
  url = `/api/cases/${body.cases[0].id}/attachments`;
});
afterAll(() => api.close());

function attach(parts: readonly UploadPart[], key: string) {
  const { payload, headers } = multipart(parts);
  return api.as('loket').send({ method: 'POST', url, payload, headers: { ...headers, 'idempotency-key': key } });
}

const file = (bytes = PNG) => ({ name: 'file', fileName: 'KTP Siti Aminah.png', bytes });
const kind = (value = 'scan') => ({ name: 'kind', bytes: Buffer.from(value) });

function storedFiles(): readonly string[] {
  const root = join(api.server.backend.configuration.data, 'attachments');
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

test('a file is kept encrypted, and named by an event', async () => {
  const answer = await attach([kind(), file()], 'a1');
  expect(answer).toMatchObject({ status: 201, body: { events: [{ type: 'FileAttached' }], repeated: false } });
  expect(storedFiles()).toHaveLength(1);
});

test('a repeat keeps no second copy, and another file under the key is refused', async () => {
  await attach([kind(), file()], 'a2');
  const before = storedFiles();
  expect(await attach([kind(), file()], 'a2')).toMatchObject({ status: 201, body: { repeated: true } });
  expect(await attach([kind(), file(Buffer.concat([PNG, PNG]))], 'a2')).toMatchObject({ status: 422 });
  expect(storedFiles()).toEqual(before);
});

test('a file may be larger than a JSON body', async () => {
  const scan = Buffer.concat([PNG, Buffer.alloc(5 * 1024 * 1024)]);
  expect(await attach([kind(), file(scan)], 'large')).toMatchObject({ status: 201 });
});

test.each([
  ['no file', [kind()], 400, '/file'],
  ['no kind', [file()], 400, '/kind'],
  ['an unknown kind', [kind('song'), file()], 400, '/facts/kind'],
  ['something beside', [kind(), { name: 'more', bytes: Buffer.from('1') }], 400, '/more'],
])('%s is refused, and nothing is kept', async (_, parts, status, pointer) => {
  const before = storedFiles();
  expect(await attach(parts, 'a3')).toMatchObject({ status, body: { errors: [{ pointer }] } });
  expect(storedFiles()).toEqual(before);
});

test('what is neither PDF nor JPEG nor PNG is refused, and what is too large', async () => {
  expect(await attach([kind(), file(Buffer.from('MZ an executable'))], 'a4')).toMatchObject({
    status: 415,
    body: { code: 'attachment-type-refused' },
  });
  expect(await attach([kind(), file(Buffer.concat([PNG, Buffer.alloc(20 * 1024 * 1024)]))], 'a5')).toMatchObject({
    status: 413,
    body: { code: 'attachment-too-large' },
  });
});

test('JSON is no upload', async () => {
  expect(await api.as('loket').post(url, {})).toMatchObject({
    status: 415,
    body: { code: 'media-type-not-supported' },
  });
});
