import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from '@jest/globals';
import { begin, freshStream, jsonOfBytes, someEvent, someEvents } from '../conformance/samples.ts';
import { type DataFolderLock, lockDataFolder } from '../data-folder/index.ts';
import { DatabaseDamaged, StoreFull, StoreUnavailable } from '../errors.ts';
import { attachEmbeddedEventStore, type EmbeddedEventStore, openEmbeddedEventStore, SchemaTooNew } from './index.ts';

const folders: string[] = [];
const stores: EmbeddedEventStore[] = [];
const locks = new Map<string, DataFolderLock>();

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  for (const lock of locks.values()) lock.release();
  locks.clear();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function someFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jejak-events-'));
  folders.push(folder);
  return folder;
}

async function open(folder: string, maxPages?: number): Promise<EmbeddedEventStore> {
  const lock = lockOf(folder);
  const store = await openEmbeddedEventStore(lock, maxPages === undefined ? {} : { maxPages });
  stores.push(store);
  return store;
}

function lockOf(folder: string): DataFolderLock {
  const lock = locks.get(folder) ?? lockDataFolder(folder, 'spec');
  locks.set(folder, lock);
  return lock;
}

function tamper(folder: string, sql: string): void {
  const database = new DatabaseSync(join(folder, 'events.db'));
  database.exec(sql);
  database.close();
}

test('a folder that does not exist yet is created', async () => {
  const folder = join(someFolder(), 'new', 'data');
  await begin(await open(folder), freshStream());
  expect(statSync(join(folder, 'events.db')).isFile()).toBe(true);
});

test('nobody opens a folder without holding its lock', async () => {
  const lock = lockDataFolder(someFolder(), 'spec');
  lock.release();
  await expect(openEmbeddedEventStore(lock)).rejects.toThrow(`the lock of ${lock.folder} was released`);
});

test('a file of a newer program is refused, saying what it is and what this program knows', async () => {
  const folder = someFolder();
  await (await open(folder)).close();
  tamper(folder, 'PRAGMA user_version = 7');
  const attempt = openEmbeddedEventStore(lockOf(folder));
  await expect(attempt).rejects.toBeInstanceOf(SchemaTooNew);
  await expect(attempt).rejects.toThrow('has schema version 7; this program knows versions up to 1');
});

/** Overwrites a piece of the file, as a failing disk does. */
function damage(folder: string, at: number, length: number): void {
  const file = openSync(join(folder, 'events.db'), 'r+');
  writeSync(file, Buffer.alloc(length, 0xa5), 0, length, at);
  closeSync(file);
}

test.each([
  ['its first bytes', 0, 64],
  ['all that comes after them', 100, 60_000],
])('a file that is damaged in %s is named, with what to do', async (_, at, length) => {
  const folder = someFolder();
  const store = await open(folder);
  await begin(store, freshStream(), 500);
  await store.close();
  damage(folder, at, length);
  const attempt = openEmbeddedEventStore(lockOf(folder));
  await expect(attempt).rejects.toBeInstanceOf(DatabaseDamaged);
  await expect(attempt).rejects.toThrow(`${join(folder, 'events.db')} is damaged: stop whatever uses the folder`);
});

test('damage that only reading meets is told in the same words', async () => {
  const folder = someFolder();
  const store = await open(folder);
  await begin(store, freshStream(), 2_000);
  await store.close();
  damage(folder, 20 * 4096, 4096);
  const reopened = await open(folder);
  const attempt = reopened.readAll({ limit: 2_000 });
  await expect(attempt).rejects.toBeInstanceOf(DatabaseDamaged);
  await expect(attempt).rejects.toThrow('events.db is damaged: stop whatever uses the folder');
});

test('a clean close leaves one file with everything in it', async () => {
  const folder = someFolder();
  const store = await open(folder);
  await begin(store, freshStream(), 500);
  await store.close();
  expect(() => statSync(join(folder, 'events.db-wal'))).toThrow('ENOENT');
});

test('a full disk refuses appends, keeps reading, and takes what still fits', async () => {
  const folder = someFolder();
  const store = await open(folder, 100);
  const stream = freshStream();
  await begin(store, stream, 5);
  const large = store.append(stream, 4, [someEvent({ json: jsonOfBytes(900 * 1024) })]);
  await expect(large).rejects.toBeInstanceOf(StoreFull);
  expect(await store.readStream(stream)).toHaveLength(5);
  expect(await store.append(stream, 4, someEvents(1))).toMatchObject({ revision: 5 });
  await expect(begin(store, freshStream())).resolves.toMatchObject({ revision: 0 });
});

test('what a full disk refused is written once there is space, and what was acknowledged is there', async () => {
  const folder = someFolder();
  const store = await open(folder, 40);
  const frozen = someEvents(10, jsonOfBytes(4_000));
  const acknowledged: string[] = [];
  let refused: string | undefined;
  while (refused === undefined) {
    const stream = freshStream();
    const error = await store.append(stream, 'noStream', frozen).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (error === undefined) acknowledged.push(stream);
    else if (error instanceof StoreFull) refused = stream;
    else throw error;
  }
  await store.close();
  const roomy = await open(folder);
  expect(await roomy.readStream(refused)).toEqual([]);
  for (const stream of acknowledged) expect(await roomy.readStream(stream)).toHaveLength(10);
  expect(await roomy.append(refused, 'noStream', frozen)).toMatchObject({ revision: 9 });
});

test('a writer that dies is reported to appends, subscriptions and attached threads; reading goes on', async () => {
  const folder = someFolder();
  const store = await open(folder);
  const attached = attachEmbeddedEventStore(store.attachment());
  const stream = freshStream();
  const { position } = await begin(store, stream);
  const following = (async () => {
    for await (const _ of store.subscribe({ after: position }));
  })();
  // Another program wrote into the file: the writer must not guess what that means.
  tamper(folder, `INSERT INTO events VALUES (${Number(position) + 1}, 1, 1, 'x', 'x', 'x')`);
  await expect(store.append(stream, 0, someEvents(1))).rejects.toMatchObject({
    name: 'StoreUnavailable',
    cause: { message: expect.stringContaining('UNIQUE constraint failed') },
  });
  await expect(following).rejects.toBeInstanceOf(StoreUnavailable);
  await expect(begin(attached, freshStream())).rejects.toBeInstanceOf(StoreUnavailable);
  await expect(begin(store, freshStream())).rejects.toBeInstanceOf(StoreUnavailable);
  expect(await store.readStream(stream)).toHaveLength(2);
  await attached.close();
});

test('a stream that the writer has long forgotten goes on where it stood', async () => {
  const store = await open(someFolder());
  const stream = freshStream();
  const frozen = someEvents(2);
  await store.append(stream, 'noStream', frozen);
  for (let round = 0; round < 11; round++) {
    await Promise.all(Array.from({ length: 10_000 }, () => begin(store, freshStream())));
  }
  expect(await store.append(stream, 'noStream', frozen)).toMatchObject({ revision: 1 });
  await expect(store.append(stream, 5, someEvents(1))).rejects.toMatchObject({ actual: 1 });
  expect(await store.append(stream, 1, someEvents(1))).toMatchObject({ revision: 2 });
});
