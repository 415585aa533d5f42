import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openDatabase } from './database.ts';
import { openEmbeddedReadStore } from './index.ts';
import { migrate } from './migrate.ts';

describe('the file of the embedded read store', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jejak-read-store-'));
    file = join(folder, 'read.db');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const change = (sql: string) => {
    const database = new DatabaseSync(file);
    database.exec(sql);
    database.close();
  };

  const refusal = () => {
    try {
      openEmbeddedReadStore({ file });
      return null;
    } catch (failure) {
      return failure;
    }
  };

  test('is refused when a newer program wrote it, with both versions and what to do', () => {
    openDatabase({ file }).close();
    change('PRAGMA user_version = 99');
    expect(refusal()).toMatchObject({
      name: 'IncompatibleStore',
      message: expect.stringMatching(/version 99, this program knows \d+: start the newer program, or delete/),
    });
  });

  test('is refused when another program wrote it', () => {
    change('CREATE TABLE theirs (x)');
    expect(refusal()).toMatchObject({ name: 'IncompatibleStore' });
  });

  test('is refused when it is no SQLite file', () => {
    writeFileSync(file, 'x'.repeat(5000));
    expect(refusal()).toMatchObject({
      name: 'IncompatibleStore',
      message: expect.stringContaining('read.db of the data folder is damaged: stop the server, delete read.db'),
    });
  });

  test('is refused when its folder does not exist', () => {
    file = join(folder, 'missing', 'read.db');
    expect(refusal()).toMatchObject({ name: 'StoreUnavailable' });
  });

  test('is brought from an older schema to the newest, step by step, each step once', () => {
    const first = 'CREATE TABLE kept (x); INSERT INTO kept VALUES (1)';
    const second = 'ALTER TABLE kept ADD COLUMN y; UPDATE kept SET y = x + 1';
    const database = new DatabaseSync(file);
    migrate(database, [first]);
    migrate(database, [first, second]);
    migrate(database, [first, second]);
    expect({ ...database.prepare('SELECT * FROM kept').get() }).toEqual({ x: 1, y: 2 });
    expect(() => migrate(database, [first])).toThrow('schema version 2, this program knows 1');
    database.close();
  });

  test('stays at its old schema when a step fails', () => {
    const database = new DatabaseSync(file);
    migrate(database, ['CREATE TABLE kept (x)']);
    expect(() => migrate(database, ['CREATE TABLE kept (x)', 'ALTER TABLE kept ADD COLUMN y; nonsense'])).toThrow(
      'nonsense',
    );
    expect(database.prepare('PRAGMA user_version').get()?.user_version).toBe(1);
    expect(database.prepare('SELECT * FROM kept').columns()).toHaveLength(1);
    database.close();
  });

  test('that is full refuses commits, keeps documents and checkpoint together and goes on being read', async () => {
    const store = openEmbeddedReadStore({ file, maxBytes: 2_000_000 });
    await store.ensure([{ name: 'c', indexes: [['v']] }]);
    const batch = (v: number) => ({
      writes: Array.from({ length: 100 }, (_, n) => ({
        collection: 'c',
        id: `${v}-${n}`,
        document: { v, text: 'x'.repeat(1000) },
      })),
      checkpoint: {
        name: 'c',
        from: v === 0 ? null : { position: `${v - 1}`, ordinal: v - 1, fence: 1 },
        to: { position: `${v}`, ordinal: v, fence: 1 },
      },
    });
    let written = 0;
    let failure: unknown = null;
    for (; failure === null && written < 100; written += failure === null ? 1 : 0) {
      failure = await store.commit(batch(written)).then(
        () => null,
        (reason: unknown) => reason,
      );
    }
    expect(failure).toMatchObject({ name: 'StoreFull' });
    expect(written).toBeGreaterThan(5);
    expect(await store.count('c')).toBe(written * 100);
    expect(await store.checkpoint('c')).toEqual({ position: `${written - 1}`, ordinal: written - 1, fence: 1 });
    expect((await store.find('c', { filter: { v: 0 }, limit: 1000 })).documents).toHaveLength(100);
    const deletion = { collection: 'c', id: '0-0', document: null };
    await store.commit({ writes: [deletion] });
    expect(await store.get('c', '0-0')).toBeUndefined();
    await store.close();
  });
});
