import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

type Value = SQLInputValue | boolean | object | undefined;
type Done = (this: { readonly changes: number; readonly lastID: number }, failure: Error | null) => void;
type Found<T> = (failure: Error | null, result?: T) => void;

/** The five calls of the npm package `sqlite3` that emmett makes, over the runtime's own SQLite: nothing to compile. */
class Database {
  readonly #database: DatabaseSync;

  constructor(file: string) {
    this.#database = new DatabaseSync(file, { timeout: 5_000 });
  }

  run(sql: string, values: readonly Value[] | Done = [], done?: Done): void {
    const [given, tell] = typeof values === 'function' ? [[], values] : [values, done];
    try {
      const { changes, lastInsertRowid } = this.#database.prepare(sql).run(...given.map(bound));
      tell?.call({ changes: Number(changes), lastID: Number(lastInsertRowid) }, null);
    } catch (failure) {
      tell?.call({ changes: 0, lastID: 0 }, failure as Error);
    }
  }

  all(sql: string, values: readonly Value[], found: Found<unknown[]>): void {
    this.#ask(() => this.#database.prepare(sql).all(...values.map(bound)), found);
  }

  get(sql: string, values: readonly Value[], found: Found<unknown>): void {
    this.#ask(() => this.#database.prepare(sql).get(...values.map(bound)), found);
  }

  close(): void {
    this.#database.close();
  }

  #ask<T>(question: () => T, found: Found<T>): void {
    let result: T;
    try {
      result = question();
    } catch (failure) {
      found(failure as Error);
      return;
    }
    found(null, result);
  }
}

/** As the package binds them: an object becomes a text. */
function bound(value: Value): SQLInputValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'object' && value !== null ? String(value) : (value ?? null);
}

const OPEN_READWRITE = 2;
const OPEN_CREATE = 4;
const OPEN_URI = 64;

/** emmett imports the package's default export. */
const sqlite3 = { Database, OPEN_READWRITE, OPEN_CREATE, OPEN_URI };

export { sqlite3 as default };
