import { randomUUID } from 'node:crypto';
import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { multipart, TestApi } from '../../testing/index.ts';

const ODGJ = 'dumai-penanganan-odgj';
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(5000, 7)]);
let api: TestApi;
let url: string;
let event: string;
let position: string;
beforeAll(async () => {
  api = await TestApi.start();
  await api.foundOffice({ services: [ODGJ] });
  await api.foundOffice({ code: 'BKT', services: [ODGJ] });
});
beforeEach(async () => {
  const report = {
    service: ODGJ,
    cases: [{ client: { facts: { name: 'Siti Aminah' } }, facts: { channel: 'counter', reportedBy: 'police' } }],
  };
  const { body } = await api.as('loket').post('/api/reports', report);
  url = `/api/cases/${body.cases[0].id}`;
  await attach('KTP “Siti” Amínah.png');
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => api.close());

async function attach(fileName: string): Promise<void> {
  const upload = multipart([
    { name: 'kind', bytes: Buffer.from('scan') },
    { name: 'file', fileName, bytes: PNG },
  ]);
  const headers = { ...upload.headers, 'idempotency-key': randomUUID() };
  const request = { method: 'POST', url: `${url}/attachments`, payload: upload.payload, headers } as const;
  const { body } = await api.as('loket').send(request);
  event = body.events[0].id;
  position = body.position;
}

const seen = () => ({ headers: { 'jejak-position': position } });
const read = (who: string, office = 'DMI', headers: { readonly [name: string]: string } = {}) =>
  api.as(who, office).get(`${url}/attachments/${event}`, { headers: { ...seen().headers, ...headers } });

/** The one encrypted file in the folder; the others were removed. */
function onlyFile(): string {
  const root = join(api.server.backend.configuration.data, 'attachments');
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const [file] = files;
  if (!file || files.length > 1) throw new Error(`${files.length} files`);
  return join(file.parentPath, file.name);
}

function removeFiles(): void {
  const root = join(api.server.backend.configuration.data, 'attachments');
  for (const folder of readdirSync(root)) if (folder.length === 2) rmSync(join(root, folder), { recursive: true });
}

test('staff of the office read back what was attached, under its name, and nothing keeps a copy or runs it', async () => {
  const answer = await read('kasi-rehsos');
  expect(answer.status).toBe(200);
  expect(PNG.equals(answer.bytes)).toBe(true);
  expect(answer.headers).toMatchObject({
    'content-type': 'image/png',
    'content-length': String(PNG.length),
    'content-disposition': `attachment; filename="KTP ?Siti? Am?nah.png"; filename*=UTF-8''KTP%20%E2%80%9CSiti%E2%80%9D%20Am%C3%ADnah.png`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  });
});

test('every look is on record before a byte is sent, an auditor’s too', async () => {
  const noted = jest.spyOn(api.server.backend.ledger, 'noteAccess');
  for (const who of ['loket', 'loket', 'auditor']) expect(await read(who)).toMatchObject({ status: 200 });
  expect(noted.mock.calls.map(([{ purpose, case: of }]) => [purpose, `/api/cases/${of}`])).toEqual(
    Array(3).fill(['attachment', url]),
  );
  noted.mockRejectedValue(new Error('no store'));
  expect(await read('loket')).toMatchObject({ status: 503, body: { code: 'access-not-recorded' } });
});

test('another office sees neither the case nor the file', async () => {
  expect(await read('loket', 'BKT')).toMatchObject({ status: 404, body: { code: 'unknown-case' } });
  expect(await api.nobody.get(`${url}/attachments/${event}`)).toMatchObject({ status: 401 });
});

test('an event that attached nothing, or stands in another case, has no file', async () => {
  const attached = event;
  const { body } = await api.as('loket').post(`${url}/notes`, { facts: { text: 'x' } });
  event = body.events[0].id;
  const nothing = { status: 404, body: { code: 'unknown-attachment', errors: [{ in: 'path', pointer: '/event' }] } };
  expect(await read('loket')).toMatchObject(nothing);
  const report = {
    service: ODGJ,
    cases: [{ client: { facts: {} }, facts: { channel: 'counter', reportedBy: 'police' } }],
  };
  const other = await api.as('loket').post('/api/reports', report);
  event = attached;
  url = `/api/cases/${other.body.cases[0].id}`;
  position = other.body.position;
  expect(await read('loket')).toMatchObject(nothing);
});

test('a corrected name is the name', async () => {
  const body = { event, facts: { fileName: 'Kartu keluarga.jpg' }, why: { reason: 'typing-error' } };
  const corrected = await api.as('loket').post(`${url}/corrections`, body);
  expect(corrected).toMatchObject({ status: 201 });
  position = corrected.body.position;
  expect((await read('loket')).headers['content-disposition']).toBe('attachment; filename="Kartu keluarga.jpg.png"');
});

test('a name that is too long is cut between characters', async () => {
  await attach(`${'a'.repeat(199)}𝄞.png`);
  expect((await read('loket')).headers['content-disposition']).toBe(`attachment; filename=${'a'.repeat(199)}.png`);
});

test('the page of the case names the file, and keeps what opens it to itself', async () => {
  const { body, headers } = await api.as('loket').get(url, seen());
  expect(headers['cache-control']).toBe('no-store');
  const entry = body.timeline.find(({ type }: { readonly type: string }) => type === 'FileAttached');
  expect(entry).toMatchObject({ eventId: event, personal: { fileName: 'KTP “Siti” Amínah.png' } });
  expect(entry.personal).not.toHaveProperty('fileKey');
});

test('a damaged file and one that is gone are told apart, and nothing of them is sent', async () => {
  removeFiles();
  await attach('surat.png');
  const file = onlyFile();
  renameSync(file, `${file}-aside`);
  expect(await read('loket')).toMatchObject({ status: 500, body: { code: 'attachment-missing' } });
  writeFileSync(file, 'x'.repeat(6000));
  const damaged = await read('loket', 'DMI', { 'accept-language': 'en' });
  expect(damaged).toMatchObject({
    status: 500,
    headers: { 'content-type': expect.stringContaining('application/problem+json') },
    body: { code: 'attachment-damaged', title: 'The attached file is damaged' },
  });
  expect(damaged.headers).not.toHaveProperty('content-disposition');
});

test('of an erased person nothing opens', async () => {
  const { body } = await api.as('loket').get(url, seen());
  await api.server.backend.keys.destroy([body.client]);
  expect(await read('loket')).toMatchObject({ status: 409, body: { code: 'subject-erased' } });
});
