import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestDatabase, type TestDatabase } from '@jejak/mongodb/testing';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openTransitWrapping, type TransitWrapping } from '../kms/index.ts';
import { startTransitStandIn, type TransitStandIn } from '../testing/index.ts';
import { type MongoSubjectKeys, openMongoSubjectKeys, rewrapSubjectKeys } from './index.ts';
import type { KeyDocument } from './key-documents.ts';

const SUBJECTS = Array.from({ length: 450 }, (_, n) => `s-${n}`);

let folder: string;
let service: TransitStandIn;
let wrapping: TransitWrapping;
let database: TestDatabase;
let keys: MongoSubjectKeys;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jejak-rewrap-'));
  const tokenFile = join(folder, 'token');
  await writeFile(tokenFile, 'first');
  service = await startTransitStandIn(['jejak'], 'first');
  wrapping = await openTransitWrapping({ url: service.url, key: 'jejak', tokenFile }, []);
  database = await openTestDatabase();
  keys = await openMongoSubjectKeys({ connection: database.connection, wrapping: async () => wrapping });
  await Promise.all(SUBJECTS.map((subject) => keys.ensure(subject, 'DMI')));
});
afterEach(async () => {
  await keys.close();
  wrapping.close();
  await database.remove();
  await service.close();
  await rm(folder, { recursive: true });
});

const rewrap = (more: Partial<Parameters<typeof rewrapSubjectKeys>[0]> = {}) =>
  rewrapSubjectKeys({ connection: database.connection, wrapping, ...more });

/** How many keys are wrapped under each version. */
async function versions(): Promise<Record<string, number>> {
  const found = await database.connection.private.collection<KeyDocument>('subject-keys').find().toArray();
  const counts: Record<string, number> = {};
  for (const { wrapped } of found) {
    const version = wrapped ? (Buffer.from(wrapped.value()).toString().split(':')[1] ?? '') : 'erased';
    counts[version] = (counts[version] ?? 0) + 1;
  }
  return counts;
}

test('after a rotation all keys are wrapped anew, the old version can be closed, and secrets are what they were', async () => {
  const before = await keys.getMany(SUBJECTS);
  service.rotate('jejak');
  const seen: number[] = [];
  const report = await rewrap({ onProgress: (count) => seen.push(count) });
  expect(report).toEqual({ keys: 450, rewrapped: 450, failed: [] });
  expect(seen).toEqual([200, 400, 450]);
  expect(await versions()).toEqual({ v2: 450 });
  service.setMinDecryptionVersion('jejak', 2);
  const reopened = await openMongoSubjectKeys({ connection: database.connection, wrapping: async () => wrapping });
  const after = await reopened.getMany(SUBJECTS);
  await reopened.close();
  expect(after.size).toBe(450);
  for (const [subject, { secret }] of after) expect(before.get(subject)?.secret.equals(secret)).toBe(true);
});

test('interrupted, it is repeated; what is erased meanwhile stays erased', async () => {
  service.rotate('jejak');
  const interrupted = rewrap({
    onProgress: () => {
      throw new Error('interrupted');
    },
  });
  await expect(interrupted).rejects.toThrow('interrupted');
  expect(await versions()).toEqual({ v1: 250, v2: 200 });
  const erasing: Pick<TransitWrapping, 'rewrap'> = {
    rewrap: async (wrapped) => {
      await keys.destroy(['s-7']);
      return wrapping.rewrap(wrapped);
    },
  };
  expect(await rewrap({ wrapping: erasing })).toMatchObject({ failed: [] });
  expect(await versions()).toEqual({ v2: 449, erased: 1 });
  expect(await rewrap()).toMatchObject({ keys: 449, failed: [] });
});

test('a key that the service cannot unwrap is named and left alone, and the others are done', async () => {
  const documents = database.connection.private.collection<KeyDocument>('subject-keys');
  const other = await documents.findOne({ _id: 's-1' });
  const damaged = Buffer.from(other?.wrapped?.value() ?? []);
  damaged.write('AAAA', damaged.length - 8);
  const { Binary } = await import('mongodb');
  await documents.updateOne({ _id: 's-1' }, { $set: { wrapped: new Binary(damaged) } });
  service.rotate('jejak');
  expect(await rewrap()).toEqual({ keys: 450, rewrapped: 449, failed: ['s-1'] });
  expect(await versions()).toEqual({ v1: 1, v2: 449 });
});
