import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestDatabase, type TestDatabase } from '@jejak/mongodb/testing';
import { startTransitStandIn, type TransitStandIn } from '@jejak/privacy/testing';
import { simulateIntoFolder } from '@jejak/simulation';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Binary } from 'mongodb';

const PLAN = { cases: 20, offices: 1, seed: 4, until: '2026-11-24T03:00:00.000Z' };
const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const SAME = 'All of it is in the target, and the same.';

let folder: string;
let service: TransitStandIn;
let database: TestDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jejak-key-service-'));
  await simulateIntoFolder(join(folder, 'data'), PLAN, { passwordCost: CHEAP });
  await writeFile(join(folder, 'token'), 'good\n');
  service = await startTransitStandIn(['jejak'], 'good');
  database = await openTestDatabase();
}, 60_000);
afterAll(async () => {
  await database.remove();
  await service.close();
  await rm(folder, { recursive: true });
});

/** The program as an operator starts it, with the settings of a server whose master key a service holds. */
async function jejak(...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  return run({ KMS_URL: service.url, KMS_TOKEN_FILE: join(folder, 'token') }, args);
}

async function run(masterKey: Readonly<Record<string, string>>, args: readonly string[]) {
  const settings = { MONGODB_URL: database.settings.url, EVENTSTOREDB_URL: 'esdb://127.0.0.1:1?tls=false' };
  const env = { ...process.env, ...settings, ...masterKey, NODE_OPTIONS: '' };
  const child = spawn(process.execPath, ['apps/cli/dist/main.js', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const output of [child.stdout, child.stderr]) output.on('data', (data) => (said += data));
  const [code] = await once(child, 'close');
  return { code, said };
}

const copied = () => jejak('copy-private', '--from', join(folder, 'data'));

/** How many keys are wrapped under each version. */
async function versions(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { wrapped } of await keys().find().toArray()) {
    const version = Buffer.from(wrapped.value()).toString().split(':').slice(0, 2).join(':');
    counts[version] = (counts[version] ?? 0) + 1;
  }
  return counts;
}

const keys = () => database.connection.private.collection<{ _id: string; wrapped: Binary }>('subject-keys');

test('private data moves to MongoDB under a key service, and a rotation there reaches every key', async () => {
  const first = await copied();
  expect(first).toMatchObject({ code: 0, said: expect.stringContaining(SAME) });
  const count = await keys().countDocuments();
  expect(count).toBeGreaterThan(PLAN.cases);
  expect(await versions()).toEqual({ 'vault:v1': count });

  service.rotate('jejak');
  expect(await jejak('keys', 'rewrap')).toEqual({
    code: 0,
    said: `${count} keys are wrapped under the newest version.\n`,
  });
  expect(await versions()).toEqual({ 'vault:v2': count });
  // The old version is closed, and all keys still open and are those of the folder.
  service.setMinDecryptionVersion('jejak', 2);
  expect(await copied()).toMatchObject({ code: 0, said: expect.stringContaining(SAME) });
}, 60_000);

test('a key that cannot be unwrapped is named, and the shell is told', async () => {
  const one = await keys().findOne({ _id: /^[0-9a-f-]{36}$/ as never });
  const wrapped = Buffer.from(one?.wrapped.value() ?? []);
  wrapped.write('AAAA', wrapped.length - 8);
  await keys().updateOne({ _id: one?._id ?? '' }, { $set: { wrapped: new Binary(wrapped) } });
  const count = await keys().countDocuments();
  expect(await jejak('keys', 'rewrap')).toEqual({
    code: 1,
    said: `${count - 1} keys are wrapped under the newest version.\nThe key service cannot unwrap the keys of: ${one?._id}\n`,
  });
});

test('a service that does not answer, a token it does not know and a master key in a file are each said in words', async () => {
  service.seal();
  for (const refused of [await jejak('keys', 'rewrap'), await copied()]) {
    expect(refused).toMatchObject({ code: 1, said: expect.stringMatching(/sealed/) });
    expect(refused.said).not.toContain('    at ');
  }
  service.unseal();
  service.tokens.clear();
  for (const refused of [await jejak('keys', 'rewrap'), await copied()]) {
    expect(refused).toMatchObject({ code: 1, said: expect.stringMatching(/token/) });
    expect(refused.said).not.toContain('    at ');
  }
  const inAFile = await run({ MASTER_KEY_FILE: join(folder, 'token') }, ['keys', 'rewrap']);
  expect(inAFile).toMatchObject({ code: 2, said: expect.stringContaining('has no versions') });
}, 60_000);
