import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startTransitStandIn, type TransitStandIn } from '../testing/index.ts';
import { openTransitWrapping, type TransitSettings, type TransitWrapping } from './index.ts';

const KEY = Buffer.alloc(32, 7);

let folder: string;
let service: TransitStandIn;
let settings: TransitSettings;
let wrapping: TransitWrapping;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kms-'));
  service = await startTransitStandIn(['jejak', 'another'], 'first');
  settings = { url: service.url, key: 'jejak', tokenFile: join(folder, 'token'), timeoutMs: 500 };
  await writeFile(settings.tokenFile, 'first\n');
  wrapping = await openTransitWrapping(settings, []);
});
afterEach(async () => {
  wrapping.close();
  await service.close();
  await rm(folder, { recursive: true });
});

test('what was wrapped is unwrapped for its subject and for no other one', async () => {
  const wrapped = await wrapping.wrap(KEY, 'a');
  expect(Buffer.from(wrapped).toString()).toMatch(/^vault:v1:/);
  expect(await wrapping.unwrap(wrapped, 'a')).toEqual(KEY);
  await expect(wrapping.unwrap(wrapped, 'b')).rejects.toMatchObject({ code: 'cannot-unwrap-key' });
});

test('what was cut or altered does not unwrap, and does no harm to what is asked beside it', async () => {
  const wrapped = Buffer.from(await wrapping.wrap(KEY, 'a'));
  const altered = Buffer.from(wrapped.toString().replace(/.{4}$/, 'AAAA'));
  const outcomes = await Promise.allSettled(
    [altered, wrapped.subarray(0, 12), Buffer.alloc(0), wrapped].map((bytes) => wrapping.unwrap(bytes, 'a')),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'fulfilled']);
  for (const outcome of outcomes.slice(0, 3)) expect(outcome).toMatchObject({ reason: { code: 'cannot-unwrap-key' } });
});

test('what is asked at once travels together, a hundred at a time', async () => {
  const before = service.requests.length;
  const wrapped = await Promise.all(Array.from({ length: 250 }, (_, n) => wrapping.wrap(KEY, `s-${n}`)));
  expect(service.requests.slice(before).map(({ items }) => items)).toEqual([100, 100, 50]);
  expect(await Promise.all(wrapped.map((bytes, n) => wrapping.unwrap(bytes, `s-${n}`)))).toHaveLength(250);
});

test('after a rotation old keys still unwrap; rewrapped ones do once the old version is closed', async () => {
  const wrapped = await wrapping.wrap(KEY, 'a');
  service.rotate('jejak');
  expect(await wrapping.unwrap(wrapped, 'a')).toEqual(KEY);
  const [rewrapped] = await wrapping.rewrap([wrapped]);
  expect(Buffer.from(rewrapped ?? []).toString()).toMatch(/^vault:v2:/);
  service.setMinDecryptionVersion('jejak', 2);
  await expect(wrapping.unwrap(wrapped, 'a')).rejects.toMatchObject({ code: 'cannot-unwrap-key' });
  expect(await wrapping.unwrap(rewrapped ?? new Uint8Array(), 'a')).toEqual(KEY);
});

test('a renewed token is read from its file', async () => {
  service.tokens.clear();
  service.tokens.add('second');
  await writeFile(settings.tokenFile, 'second');
  expect(await wrapping.unwrap(await wrapping.wrap(KEY, 'a'), 'a')).toEqual(KEY);
});

test('a sealed service and one that is gone are unavailable, and nothing is lost', async () => {
  const wrapped = await wrapping.wrap(KEY, 'a');
  const unavailable = { code: 'key-service-unavailable', message: expect.stringContaining(service.url) };
  service.seal();
  await expect(wrapping.wrap(KEY, 'a')).rejects.toMatchObject(unavailable);
  await expect(wrapping.unwrap(wrapped, 'a')).rejects.toMatchObject(unavailable);
  service.unseal();
  expect(await wrapping.unwrap(wrapped, 'a')).toEqual(KEY);
  const gone = { ...settings, url: 'http://127.0.0.1:1' };
  await expect(openTransitWrapping(gone, [])).rejects.toMatchObject({ code: 'key-service-unavailable' });
});

test.each([
  [
    'a token that is not known',
    { tokenFile: 'wrong' },
    'key-service-refused',
    /may not update transit\/encrypt\/jejak: add it to its policy/,
  ],
  [
    'a token file that is not there',
    { tokenFile: 'none' },
    'key-service-refused',
    /KMS_TOKEN_FILE .*none cannot be read/,
  ],
  ['an empty token file', { tokenFile: 'empty' }, 'key-service-refused', /holds no token/],
  ['a key that is not there', { key: 'nowhere' }, 'key-service-refused', /vault write -f transit\/keys\/nowhere/],
  ['an engine that is not there', { mount: 'elsewhere' }, 'key-service-refused', /no key jejak in elsewhere/],
  [
    'an authority that cannot be read',
    { url: 'https://127.0.0.1:1', caFile: '/none' },
    'key-service-refused',
    /KMS_CA_FILE/,
  ],
])('%s is refused at the start, with what to do', async (_, wrong, code, message) => {
  await writeFile(join(folder, 'wrong'), 'third');
  await writeFile(join(folder, 'empty'), '');
  const asked = { ...settings, ...wrong };
  const tokenFile = asked.tokenFile.startsWith('/') ? asked.tokenFile : join(folder, asked.tokenFile);
  await expect(openTransitWrapping({ ...asked, tokenFile }, [])).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message),
  });
});

test('another master key than the one the keys were wrapped under is refused', async () => {
  await expect(openTransitWrapping({ ...settings, key: 'another' }, ['transit/jejak'])).rejects.toMatchObject({
    code: 'master-key-refused',
    message: expect.stringContaining('transit/another; there are keys wrapped under transit/jejak'),
  });
});
