import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Row, SqlValue, Statement, StatementResult } from './port.ts';

const LIMIT = 200;

interface Prepared {
  readonly statement: StatementSync;
  readonly givesRows: boolean;
}

/** Prepared statements by their text, the oldest given up first. */
export class StatementCache {
  readonly #db: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  read(query: { readonly sql: string; readonly params: readonly SqlValue[] }): readonly Row[] {
    return this.#prepare(query.sql).statement.all(...query.params);
  }

  run({ sql, params = [] }: Statement): StatementResult {
    const { statement, givesRows } = this.#prepare(sql);
    if (!givesRows) return { changes: Number(statement.run(...params).changes), rows: [] };
    const rows = statement.all(...params);
    return { changes: rows.length, rows };
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const statement = this.#db.prepare(sql);
    const prepared = { statement, givesRows: statement.columns().length > 0 };
    const oldest = this.#prepared.keys().next();
    if (this.#prepared.size >= LIMIT && !oldest.done) this.#prepared.delete(oldest.value);
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}
