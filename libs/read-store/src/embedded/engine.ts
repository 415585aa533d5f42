import type { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '../errors.ts';
import type { Checkpoint, CollectionSpec, Commit, Filter, FindOptions } from '../port.ts';
import { resolveFilter, resolveFind, writeCursor } from '../query/index.ts';
import { Catalogue } from './catalogue.ts';
import { moveCheckpoint, readCheckpoint } from './checkpoints.ts';
import { type EmbeddedOptions, openDatabase } from './database.ts';
import { decode } from './encode.ts';
import { inPortsWords } from './failures.ts';
import { countSql, findSql } from './selection-sql.ts';
import { Statements } from './statements.ts';
import { applyWrite, type PreparedCommit, prepareCommit } from './write-documents.ts';

/**
 * A page whose documents are still JSON, parsed where they are used: between threads texts cost about half of what
 * cloned objects do, and the receiving thread less as well.
 */
export interface TextPage {
  readonly texts: readonly string[];
  readonly next: string | null;
}

/** The store on one connection, synchronous; documents leave it as JSON. */
export class Engine {
  readonly #database: DatabaseSync;
  readonly #statements: Statements;
  readonly #catalogue: Catalogue;

  constructor(options: EmbeddedOptions) {
    this.#database = inPortsWords(() => openDatabase(options));
    this.#statements = new Statements(this.#database);
    this.#catalogue = new Catalogue(this.#database, this.#statements);
  }

  ensure(collections: readonly CollectionSpec[]): void {
    this.#write(() => {
      for (const spec of collections) this.#catalogue.ensure(spec);
    });
  }

  collections(): readonly string[] {
    return this.#read(() => this.#catalogue.names());
  }

  drop(collections: readonly string[]): void {
    this.#write(() => {
      for (const name of collections) this.#catalogue.drop(name);
    });
  }

  get(collection: string, id: string): string | undefined {
    return this.getMany(collection, [id], (text) => text).get(id);
  }

  /** What `as` makes of the text of each: at once, so that texts need not be held together. */
  getMany<T>(collection: string, ids: readonly string[], as: (text: string) => T): Map<string, T> {
    return this.#read(() => {
      const { table } = this.#catalogue.get(collection);
      const statement = this.#statements.of(`SELECT json FROM ${table} WHERE id = ?`);
      const found = new Map<string, T>();
      for (const id of ids) {
        // SQLite would take a lone surrogate for U+FFFD and find that one's document.
        const row = id.isWellFormed() ? statement.get(id) : undefined;
        if (row !== undefined) found.set(id, as(String(row.json)));
      }
      return found;
    });
  }

  find(collection: string, options: FindOptions): TextPage {
    return this.#read(() => {
      const table = this.#catalogue.get(collection);
      const query = resolveFind(table.spec, options);
      const sql = findSql(table, query);
      const rows = this.#statements.of(sql.text).all(...sql.values);
      const page = rows.slice(0, query.limit);
      const last = rows.length > query.limit ? page.at(-1) : undefined;
      const place = last && { value: decode(last.sort), id: String(last.id) };
      return {
        texts: page.map(({ json }) => String(json)),
        next: place === undefined ? null : writeCursor(query.fingerprint, place),
      };
    });
  }

  count(collection: string, filter?: Filter): number {
    return this.#read(() => {
      const table = this.#catalogue.get(collection);
      const sql = countSql(table, resolveFilter(table.spec, filter));
      return Number(this.#statements.of(sql.text).get(...sql.values)?.n);
    });
  }

  /** All of a commit that can be done before its transaction, and on another thread than that. */
  prepare(commit: Commit): PreparedCommit {
    return this.#read(() => prepareCommit(commit, (name) => this.#catalogue.get(name)));
  }

  commit({ collections, chunks, checkpoint }: PreparedCommit): void {
    this.#write(() => {
      if (checkpoint !== undefined) moveCheckpoint(this.#statements, checkpoint);
      for (const { name, writes } of collections) {
        const collection = this.#catalogue.get(name);
        for (const write of writes) applyWrite(this.#statements, collection, write, chunks);
      }
    });
  }

  checkpoint(name: string): Checkpoint | null {
    return this.#read(() => readCheckpoint(this.#statements, name));
  }

  /** All reads inside see the store as it is at the first of them. */
  snapshot<T>(work: () => T): T {
    return this.#transaction('BEGIN', work);
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  #read<T>(work: () => T): T {
    return this.#database.isOpen && this.#database.isTransaction ? inPortsWords(work) : this.snapshot(work);
  }

  #write(work: () => void): void {
    this.#transaction('BEGIN IMMEDIATE', work);
  }

  #transaction<T>(begin: string, work: () => T): T {
    if (!this.#database.isOpen) throw new StoreUnavailable('the read store is closed');
    return inPortsWords(() => {
      this.#statements.of(begin).run();
      try {
        const result = work();
        this.#statements.of('COMMIT').run();
        return result;
      } finally {
        if (this.#database.isTransaction) this.#statements.of('ROLLBACK').run();
      }
    });
  }
}
