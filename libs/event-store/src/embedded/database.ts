import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './schema.ts';
import { onLedgerFile } from './sqlite-errors.ts';

const BUSY_TIMEOUT_MS = 5_000;
const LAST_PLACES = 'SELECT max(position) FROM events; SELECT max(id) FROM streams';

export function databaseFile(folder: string): string {
  return join(folder, 'events.db');
}

/**
 * Creates or migrates the file, so that every thread may then take its schema for granted. Throws SchemaTooNew,
 * DatabaseDamaged.
 */
export function prepareDatabase(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = databaseFile(folder);
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    onLedgerFile(file, () => {
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
      migrate(database, file, MIGRATIONS);
      // What the writer begins with: damage there is told here, in words, and not as the end of a thread.
      database.exec(LAST_PLACES);
    });
  } finally {
    database.close();
  }
}

/** A commit on this connection returns only once it is on disk. */
export function openForWriting(folder: string, maxPages: number | undefined): DatabaseSync {
  const database = new DatabaseSync(databaseFile(folder), { timeout: BUSY_TIMEOUT_MS });
  database.exec('PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 0');
  if (maxPages !== undefined) database.exec(`PRAGMA max_page_count = ${maxPages}`);
  return database;
}

export function openForReading(folder: string): DatabaseSync {
  return new DatabaseSync(databaseFile(folder), { timeout: BUSY_TIMEOUT_MS, readOnly: true });
}
