import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { newStream, sampleEvent } from './sample-events.ts';

const SECONDS = 3;
const BATCH = 256;

/**
 * The same events into one bare table, one thread, `synchronous=FULL`: a commit a row is what a store without group
 * commit can reach at best, 256 rows a commit what this disk and this SQLite can take at all.
 */
export function rawSqlite(folder: string): Record<string, number> {
  const database = new DatabaseSync(join(folder, 'raw.db'));
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE events (position INTEGER PRIMARY KEY, id TEXT, type TEXT, json TEXT)`);
  const single = rowsPerSecond(database, 1);
  const batched = rowsPerSecond(database, BATCH);
  database.close();
  return { raw_sqlite_single_row_commits_per_s: single, raw_sqlite_256_row_commits_rows_per_s: batched };
}

function rowsPerSecond(database: DatabaseSync, batch: number): number {
  const insert = database.prepare('INSERT INTO events (id, type, json) VALUES (?, ?, ?)');
  const { id, type, json } = sampleEvent(newStream(), 0);
  const start = performance.now();
  let rows = 0;
  while (performance.now() - start < SECONDS * 1_000) {
    database.exec('BEGIN IMMEDIATE');
    for (let row = 0; row < batch; row++) insert.run(id, type, json);
    database.exec('COMMIT');
    rows += batch;
  }
  return Math.round((rows * 1_000) / (performance.now() - start));
}
