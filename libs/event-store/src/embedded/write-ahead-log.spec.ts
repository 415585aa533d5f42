import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { openForWriting } from './database.ts';
import { WriteAheadLog } from './write-ahead-log.ts';

let folder: string;
let database: DatabaseSync;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jejak-log-'));
  database = openForWriting(folder, undefined);
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (x)');
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

test('the log says how many pages are left to copy', () => {
  const log = new WriteAheadLog(database);
  const before = log.pagesLeft();
  database.exec('INSERT INTO t VALUES (zeroblob(40000))');
  expect(log.pagesLeft()).toBeGreaterThanOrEqual(before + 10);
  log.copyWhatIsPossible();
  expect(log.pagesLeft()).toBe(0);
});

test('being asked after every commit leaves no statement behind', () => {
  const log = new WriteAheadLog(database);
  const prepared = jest.spyOn(database, 'prepare');
  for (let commit = 0; commit < 100; commit++) log.pagesLeft();
  expect(prepared).not.toHaveBeenCalled();
});
