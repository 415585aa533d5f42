import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { describeSubjectKeys } from '../conformance/index.ts';
import { openPrivateDatabase, type PrivateDatabase } from '../database/index.ts';
import { embeddedSubjectKeys, openKeyWrapping, type SubjectKeyStore, subjectKeysSchema } from './index.ts';

async function openKeys(
  folder: string,
  cacheLimit = 100,
): Promise<{ database: PrivateDatabase; keys: SubjectKeyStore }> {
  const database = await openPrivateDatabase(folder, [subjectKeysSchema]);
  const wrapping = await openKeyWrapping(folder, database);
  return { database, keys: embeddedSubjectKeys({ database, wrapping, cacheLimit }) };
}

describeSubjectKeys('embedded', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'keys-'));
  const { database, keys } = await openKeys(folder);
  const wrapping = await openKeyWrapping(folder, database);
  return {
    keys,
    reopen: async () => embeddedSubjectKeys({ database, wrapping }),
    close: async () => {
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('secrets may come from elsewhere, for people who are invented', async () => {
  const database = await openPrivateDatabase(folder, [subjectKeysSchema]);
  const wrapping = await openKeyWrapping(folder, database);
  const secretOf = (subject: string) => Buffer.alloc(32, subject);
  const made = await embeddedSubjectKeys({ database, wrapping, secretOf }).ensure('a', 'DMI');
  expect(made.secret.export()).toEqual(Buffer.alloc(32, 'a'));
  expect((await embeddedSubjectKeys({ database, wrapping }).get('a'))?.secret.export()).toEqual(made.secret.export());
  await database.close();
});

test('more keys than the cache holds are read again from the file', async () => {
  const { database, keys } = await openKeys(folder, 2);
  const made = await Promise.all(['a', 'b', 'c', 'd'].map((subject) => keys.ensure(subject, 'DMI')));
  const read = await keys.getMany(['a', 'b', 'c', 'd']);
  for (const key of made) expect(read.get(key.subject)?.secret.equals(key.secret)).toBe(true);
  await database.close();
});

test('a key that is there is unwrapped, and none is made in vain', async () => {
  const database = await openPrivateDatabase(folder, [subjectKeysSchema]);
  const wrapping = await openKeyWrapping(folder, database);
  const made = await embeddedSubjectKeys({ database, wrapping }).ensure('a', 'DMI');
  const secretOf = () => {
    throw new Error('a key was made');
  };
  const again = embeddedSubjectKeys({ database, wrapping, secretOf });
  expect((await again.ensure('a', 'DMI')).secret.equals(made.secret)).toBe(true);
  await expect(again.ensure('b', 'DMI')).rejects.toThrow('a key was made');
  await database.close();
});

test('a wrapped key that was moved to another subject does not unwrap', async () => {
  const { database, keys } = await openKeys(folder, 0);
  await keys.ensure('a', 'DMI');
  await keys.ensure('b', 'DMI');
  const wrapped = "(SELECT wrapped FROM subject_key WHERE subject = 'a')";
  await database.write([{ sql: `UPDATE subject_key SET wrapped = ${wrapped} WHERE subject = 'b'` }]);
  await expect(keys.get('b')).rejects.toMatchObject({ code: 'cannot-unwrap-key' });
  await database.close();
});

test('no key lies in the clear in private.db, and an erased one not even wrapped', async () => {
  const { database, keys } = await openKeys(folder);
  const secret = (await keys.ensure('a', 'DMI')).secret.export();
  const [row] = await database.read<{ wrapped: Uint8Array }>('SELECT wrapped FROM subject_key');
  const inFiles = async (bytes: Uint8Array) => {
    const names = (await readdir(folder)).filter((name) => name.startsWith('private.db'));
    const files = await Promise.all(names.map((name) => readFile(join(folder, name))));
    return files.some((file) => file.includes(bytes));
  };
  const wrapped = row?.wrapped ?? new Uint8Array();
  expect(await inFiles(secret)).toBe(false);
  expect(await inFiles(wrapped)).toBe(true);
  await keys.destroy(['a']);
  expect(await inFiles(wrapped)).toBe(false);
  await database.close();
});

test('after a kill -9 every key that was ensured is there, and is the same', async () => {
  const script = fileURLToPath(new URL('./testing/ensure-until-killed.ts', import.meta.url));
  let told = '';
  for (let round = 0; round < 3; round += 1) {
    const child = spawn(process.execPath, ['--conditions=source', script, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'close');
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      if (told.split('\n').length > (round + 1) * 300) child.kill('SIGKILL');
    });
    await exited;
  }
  const { database, keys } = await openKeys(folder);
  const lines = told.split('\n').slice(0, -1);
  expect(lines.length).toBeGreaterThan(800);
  for (const line of lines) {
    const [subject = '', secret] = line.split(' ');
    expect((await keys.get(subject))?.secret.export().toString('hex')).toBe(secret);
  }
  await database.close();
});
