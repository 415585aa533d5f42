import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** The write-ahead log of a database, over one of its connections. */
export class WriteAheadLog {
  readonly #database: DatabaseSync;
  /** Made once: SQLite gives a statement's memory back only when the thread that made it collects its garbage. */
  readonly #look: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#look = database.prepare('PRAGMA wal_checkpoint(NOOP)');
  }

  /** Pages that the database does not have yet. */
  pagesLeft(): number {
    const row = this.#look.get();
    return Number(row?.log) - Number(row?.checkpointed);
  }

  /** Copies all that no reader still needs in the log, and syncs; where all was copied the log starts over. */
  copyWhatIsPossible(): void {
    this.#database.exec('PRAGMA wal_checkpoint(PASSIVE)');
  }
}
