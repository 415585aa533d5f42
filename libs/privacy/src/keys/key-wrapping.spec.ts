import { chmod, mkdtemp, readdir, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openPrivateDatabase, type PrivateDatabase } from '../database/index.ts';
import { embeddedSubjectKeys, openKeyWrapping, subjectKeysSchema } from './index.ts';

let folder: string;
let path: string;
let database: PrivateDatabase;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'master-'));
  path = join(folder, 'keys', 'master.key');
  database = await openPrivateDatabase(folder, [subjectKeysSchema]);
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const refused = (what: RegExp) =>
  expect(openKeyWrapping(folder, database)).rejects.toMatchObject({
    code: 'master-key-refused',
    message: expect.stringMatching(what),
  });

test('the first use makes a master key of 32 bytes for its owner alone', async () => {
  await openKeyWrapping(folder, database);
  const status = await stat(path);
  expect([status.size, status.mode & 0o777]).toEqual([32, 0o600]);
  expect(await readdir(join(folder, 'keys'))).toEqual(['master.key']);
  expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o700);
});

test('the next use takes the same one', async () => {
  const [first, second] = [await openKeyWrapping(folder, database), await openKeyWrapping(folder, database)];
  expect(second.id).toBe(first.id);
  const wrapped = await first.wrap(new Uint8Array(32), 'a');
  expect(Buffer.from(await second.unwrap(wrapped, 'a'))).toEqual(Buffer.alloc(32));
});

test('first uses at the same time make one', async () => {
  const wrappings = await Promise.all([1, 2, 3].map(() => openKeyWrapping(folder, database)));
  expect(new Set(wrappings.map((wrapping) => wrapping.id)).size).toBe(1);
});

test('a file that others may read is refused', async () => {
  await openKeyWrapping(folder, database);
  await chmod(path, 0o640);
  await refused(/open to others \(mode 640\): chmod 600/);
});

test('a file of another length is refused', async () => {
  await openKeyWrapping(folder, database);
  await writeFile(path, new Uint8Array(31));
  await refused(/31 bytes, not 32/);
});

test('a file that is missing while keys were wrapped under it is not made anew', async () => {
  const wrapping = await openKeyWrapping(folder, database);
  await embeddedSubjectKeys({ database, wrapping }).ensure('a', 'DMI');
  await unlink(path);
  await refused(/missing/);
});

test('another master key than the one the keys were wrapped under is refused', async () => {
  const wrapping = await openKeyWrapping(folder, database);
  await embeddedSubjectKeys({ database, wrapping }).ensure('a', 'DMI');
  await writeFile(path, new Uint8Array(32));
  await refused(/there are keys wrapped under/);
});

test('a wrapped key that was cut or altered does not unwrap', async () => {
  const wrapping = await openKeyWrapping(folder, database);
  const wrapped = Buffer.from(await wrapping.wrap(new Uint8Array(32), 'a'));
  const altered = Buffer.from(wrapped);
  altered.writeUInt8(altered.readUInt8(20) ^ 1, 20);
  for (const bytes of [altered, wrapped.subarray(0, 20), Buffer.alloc(0)]) {
    await expect(wrapping.unwrap(bytes, 'a')).rejects.toMatchObject({ code: 'cannot-unwrap-key' });
  }
});
