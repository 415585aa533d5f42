import { chmodSync, closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { WorkerSettings } from './protocol.ts';
import { migrate } from './schema.ts';

export function openFile({ path, schema }: WorkerSettings): DatabaseSync {
  makeOwnerOnly(path);
  const db = new DatabaseSync(path, { timeout: 1000, enableForeignKeyConstraints: true });
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
    migrate(db, schema);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** SQLite gives its log and shared memory the mode of the file. */
function makeOwnerOnly(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
