import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificates } from '@jejak/mongodb/testing';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startTransitStandIn, type TransitStandIn } from '../testing/index.ts';
import { openTransitWrapping, type TransitSettings } from './index.ts';

const KEY = Buffer.alloc(32, 7);

let folder: string;
let service: TransitStandIn | null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kms-tls-'));
  await writeFile(join(folder, 'token'), 'first');
  service = null;
});
afterEach(async () => {
  await service?.close();
  await rm(folder, { recursive: true });
});

async function open(certificate: string, more: Partial<TransitSettings>) {
  const shown = { cert: readFileSync(certificate), key: readFileSync(certificates.key) };
  service = await startTransitStandIn(['jejak'], 'first', shown);
  return openTransitWrapping({ url: service.url, key: 'jejak', tokenFile: join(folder, 'token'), ...more }, []);
}

test('the authority in KMS_CA_FILE is trusted, and keys are wrapped over HTTPS', async () => {
  const wrapping = await open(certificates.server, { caFile: certificates.authority });
  expect(await wrapping.unwrap(await wrapping.wrap(KEY, 'a'), 'a')).toEqual(KEY);
  wrapping.close();
});

test.each([
  [
    'of another authority',
    certificates.server,
    { caFile: certificates.stranger },
    /not trusted: name .* in KMS_CA_FILE/,
  ],
  ['of an authority that nobody named', certificates.server, {}, /not trusted: name .* in KMS_CA_FILE/],
  ['for another host', certificates.otherHost, { caFile: certificates.authority }, /for another name: .* in KMS_URL/],
  ['that has expired', certificates.expired, { caFile: certificates.authority }, /has expired: renew it there/],
])('a certificate %s is refused at the start, with what to change', async (_, certificate, more, message) => {
  await expect(open(certificate, more)).rejects.toMatchObject({
    code: 'key-service-refused',
    message: expect.stringMatching(message),
  });
  expect(service?.requests).toEqual([]);
});
