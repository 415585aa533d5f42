import type { DatabaseSync } from 'node:sqlite';

/** Pages of the log that the database does not have yet. */
export function pagesLeft(database: DatabaseSync): number {
  const row = database.prepare('PRAGMA wal_checkpoint(NOOP)').get();
  return Number(row?.log) - Number(row?.checkpointed);
}

/** Copies all that no reader still needs in the log, and syncs; where all was copied the log starts over. */
export function copyWhatIsPossible(database: DatabaseSync): void {
  database.exec('PRAGMA wal_checkpoint(PASSIVE)');
}
