import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openPrivateDatabase, type PrivateDatabase, type SchemaModule } from './index.ts';

const things: SchemaModule = {
  name: 'things',
  migrations: ['CREATE TABLE thing (id TEXT PRIMARY KEY, value BLOB) STRICT'],
};
const insert = (id: string, value: string | null = null) => ({
  sql: 'INSERT INTO thing (id, value) VALUES (?, CAST(? AS BLOB))',
  params: [id, value],
});

let folder: string;
let database: PrivateDatabase;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'private-'));
  database = await openPrivateDatabase(folder, [things]);
});

afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const ids = async () => (await database.read<{ id: string }>('SELECT id FROM thing ORDER BY id')).map((row) => row.id);

describe('writing', () => {
  test('what was written is read back, also after closing', async () => {
    await database.write([insert('a', 'x')]);
    await database.close();
    database = await openPrivateDatabase(folder, [things]);
    expect(await ids()).toEqual(['a']);
  });

  test('a write that fails leaves the others of its group alone, and nothing of itself', async () => {
    const outcomes = await Promise.allSettled([
      database.write([insert('a')]),
      database.write([insert('b'), insert('a')]),
      database.write([insert('c')]),
    ]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: { code: 'constraint-violated' } });
    expect(await ids()).toEqual(['a', 'c']);
  });

  test('a statement that has to change something undoes its write where it does not', async () => {
    const none = { sql: 'UPDATE thing SET value = NULL WHERE id = ?', params: ['z'], mustChange: true } as const;
    await expect(database.write([insert('a'), none])).rejects.toMatchObject({ code: 'write-refused' });
    expect(await ids()).toEqual([]);
  });

  test('a write gives what its statements return', async () => {
    const results = await database.write([insert('a', 'x'), { sql: 'SELECT id FROM thing' }]);
    expect(results).toEqual([
      { changes: 1, rows: [] },
      { changes: 1, rows: [{ id: 'a' }] },
    ]);
  });

  test('many writers at once all get their answer', async () => {
    await Promise.all(Array.from({ length: 2500 }, (_, n) => database.write([insert(`id-${n}`)])));
    expect(await ids()).toHaveLength(2500);
  });

  test('a full disk is told as such, and reading goes on', async () => {
    await database.write([insert('a')]);
    const pages = await database.read<{ page_count: number }>('PRAGMA page_count');
    await database.read(`PRAGMA max_page_count = ${pages[0]?.page_count}`);
    const big = database.write([insert('big', 'x'.repeat(100_000))]);
    await expect(big).rejects.toMatchObject({ code: 'private-database-full' });
    expect(await ids()).toEqual(['a']);
  });

  test('closing waits for what was asked before, and refuses what comes after', async () => {
    const before = database.write([insert('a')]);
    const closed = database.close();
    await expect(database.write([insert('b')])).rejects.toMatchObject({ code: 'private-database-closed' });
    await before;
    await closed;
    database = await openPrivateDatabase(folder, [things]);
    expect(await ids()).toEqual(['a']);
  });
});

describe('the file', () => {
  test('belongs to its owner alone, log included', async () => {
    await database.write([insert('a')]);
    const names = await readdir(folder);
    expect(names).toContain('private.db-wal');
    for (const name of names) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  test('holds nothing of what was deleted, once it is scrubbed', async () => {
    const secret = 'this must go away';
    await database.write([insert('a', secret)]);
    await database.write([{ sql: 'DELETE FROM thing' }]);
    await database.scrub();
    for (const name of await readdir(folder)) {
      const bytes = await readFile(join(folder, name));
      expect(bytes.includes(secret)).toBe(false);
    }
  });

  test('says so when another process keeps it from being scrubbed', async () => {
    await database.write([insert('a', 'x')]);
    const other = new DatabaseSync(join(folder, 'private.db'));
    other.exec('BEGIN; SELECT * FROM thing');
    other.prepare('SELECT * FROM thing').all();
    await database.write([{ sql: 'DELETE FROM thing' }]);
    await expect(database.scrub()).rejects.toMatchObject({ code: 'private-database-busy' });
    other.close();
    await database.scrub();
  });
});

describe('the schema', () => {
  const reopen = async (schema: readonly SchemaModule[]) => {
    await database.close();
    database = await openPrivateDatabase(folder, schema);
  };
  const newer: SchemaModule = {
    name: 'things',
    migrations: [...things.migrations, "ALTER TABLE thing ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'"],
  };
  const others: SchemaModule = { name: 'others', migrations: ['CREATE TABLE other (id TEXT) STRICT'] };

  test('of an older file is migrated and keeps its rows; a further module is added', async () => {
    await database.write([insert('a')]);
    await reopen([newer, others]);
    expect(await database.read('SELECT id, colour FROM thing')).toEqual([{ id: 'a', colour: 'red' }]);
    expect(await database.read('SELECT * FROM other')).toEqual([]);
  });

  test('of a newer file is refused', async () => {
    await reopen([newer]);
    await database.close();
    await expect(openPrivateDatabase(folder, [things])).rejects.toMatchObject({
      code: 'private-schema-too-new',
      message: 'private.db has things in version 2, this program knows 1: update it',
    });
  });

  test('of a file with tables this program does not know is refused', async () => {
    await reopen([things, others]);
    await database.close();
    await expect(openPrivateDatabase(folder, [things])).rejects.toMatchObject({ code: 'private-schema-too-new' });
  });

  test('of a file in a newer format is refused', async () => {
    await database.close();
    const file = new DatabaseSync(join(folder, 'private.db'));
    file.exec('PRAGMA user_version = 2');
    file.close();
    await expect(openPrivateDatabase(folder, [things])).rejects.toMatchObject({ code: 'private-schema-too-new' });
  });

  test('that fails half way leaves the file as it was', async () => {
    const broken: SchemaModule = { ...others, migrations: [...others.migrations, 'CREATE TABLE thing (id TEXT)'] };
    await database.close();
    await expect(openPrivateDatabase(folder, [things, broken])).rejects.toMatchObject({
      code: 'private-database-error',
    });
    database = await openPrivateDatabase(folder, [things, others]);
    expect(await database.read('SELECT * FROM other')).toEqual([]);
  });
});

test('a file that is no database any more is named, with what to do', async () => {
  await database.close();
  await writeFile(
    join(folder, 'private.db'),
    'nothing that SQLite ever wrote, but long enough to be looked at '.repeat(100),
  );
  await expect(openPrivateDatabase(folder, [things])).rejects.toMatchObject({
    name: 'PrivateDatabaseDamaged',
    message: expect.stringContaining('private.db of the data folder is damaged: stop whatever uses the folder'),
  });
});

test.each([
  ['empty', async (file: string) => writeFile(file, '')],
  ['missing', async (file: string) => rm(file)],
])('a file that is %s although there is a master key is not made anew', async (what, lose) => {
  await database.close();
  await mkdir(join(folder, 'keys'));
  await writeFile(join(folder, 'keys', 'master.key'), Buffer.alloc(32));
  await lose(join(folder, 'private.db'));
  const before = await readdir(folder);
  await expect(openPrivateDatabase(folder, [things])).rejects.toMatchObject({
    name: 'PrivateDatabaseDamaged',
    message: expect.stringMatching(`private.db is ${what} in the data folder, though keys/master.key is there: put it`),
  });
  expect(await readdir(folder)).toEqual(before);
  await rm(join(folder, 'keys'), { recursive: true });
  database = await openPrivateDatabase(folder, [things]);
});
