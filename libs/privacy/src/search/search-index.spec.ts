import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { describeSearchIndex } from '../conformance/index.ts';
import { openPrivateDatabase } from '../database/index.ts';
import { embeddedSearchIndex, SEARCH_INDEX_SUBJECT, searchIndexSchema } from './index.ts';

const newKey = () => ({ subject: SEARCH_INDEX_SUBJECT, secret: createSecretKey(randomBytes(32)) });

async function openIndex(key = newKey()) {
  const folder = await mkdtemp(join(tmpdir(), 'search-'));
  const database = await openPrivateDatabase(folder, [searchIndexSchema]);
  const close = async () => {
    await database.close();
    await rm(folder, { recursive: true });
  };
  return { folder, database, index: embeddedSearchIndex(database, key), close };
}

describeSearchIndex('embedded', () => openIndex());

const tokensIn = async (folder: string) => {
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
  return (text: string) => files.some((file) => file.includes(text));
};

test('neither NIK nor name lies in the file, and no token once the subject is removed', async () => {
  const { folder, database, index, close } = await openIndex();
  await index.put('s-1', 'DMI', { nik: '1472015507880001', names: ['Siti Rahma'] });
  const rows = await database.read<{ token: string }>('SELECT token FROM search_token');
  const present = await tokensIn(folder);
  for (const text of ['1472015507880001', 'Rahma', 'rahma', 'siti']) expect(present(text)).toBe(false);
  expect(rows).toHaveLength(3);
  for (const { token } of rows) expect(present(token)).toBe(true);
  await index.remove(['s-1']);
  const left = await tokensIn(folder);
  for (const { token } of rows) expect(left(token)).toBe(false);
  await close();
});

test('tokens stay the same under the same key, and are others under another', async () => {
  const key = newKey();
  const [one, two, three] = [await openIndex(key), await openIndex(key), await openIndex()];
  const tokens = await Promise.all(
    [one, two, three].map(async ({ index, database, close }) => {
      await index.put('s-1', 'DMI', { nik: '1472015507880001', names: ['Siti'] });
      const rows = await database.read<{ token: string }>('SELECT token FROM search_token ORDER BY token');
      await close();
      return rows.map((row) => row.token);
    }),
  );
  expect(tokens[1]).toEqual(tokens[0]);
  expect(tokens[2]?.some((token) => tokens[0]?.includes(token))).toBe(false);
});
