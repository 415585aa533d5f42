import type { DatabaseSync, StatementSync } from 'node:sqlite';

const KEPT = 500;

/** Prepared statements by their text; the oldest go first, and whoever still needs one prepares it again. */
export class Statements {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  of(sql: string): StatementSync {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    for (const oldest of this.#prepared.keys()) {
      if (this.#prepared.size < KEPT) break;
      this.#prepared.delete(oldest);
    }
    this.#prepared.set(sql, statement);
    return statement;
  }
}
