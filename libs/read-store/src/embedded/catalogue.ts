import type { DatabaseSync } from 'node:sqlite';
import { UnknownCollection } from '../errors.ts';
import type { CollectionSpec } from '../port.ts';
import { checkCollection, checkUnchanged } from '../query/index.ts';
import { type Collection, collectionOf, creationOf } from './collection.ts';
import type { Statements } from './statements.ts';

/**
 * Which collections exist. Other threads make and drop them too, so the name is looked up in the file each time; what
 * stands behind a number never changes and is kept.
 */
export class Catalogue {
  readonly #database: DatabaseSync;
  readonly #statements: Statements;
  readonly #known = new Map<number, Collection>();

  constructor(database: DatabaseSync, statements: Statements) {
    this.#database = database;
    this.#statements = statements;
  }

  names(): readonly string[] {
    const rows = this.#statements.of('SELECT name FROM collection ORDER BY name').all();
    return rows.map(({ name }) => String(name));
  }

  get(name: string): Collection {
    const collection = this.#find(name);
    if (collection === undefined) throw new UnknownCollection(`there is no collection ${name}`);
    return collection;
  }

  ensure(spec: CollectionSpec): void {
    checkCollection(spec);
    const existing = this.#find(spec.name);
    if (existing === undefined) this.#create(spec);
    else checkUnchanged(existing.spec, spec);
  }

  drop(name: string): void {
    const existing = this.#find(name);
    if (existing === undefined) return;
    this.#statements.of('DELETE FROM collection WHERE name = ?').run(name);
    this.#database.exec(`DROP TABLE ${existing.table}`);
  }

  #create(spec: CollectionSpec): void {
    const insert = this.#statements.of('INSERT INTO collection (name, indexes) VALUES (?, ?)');
    const { lastInsertRowid } = insert.run(spec.name, JSON.stringify(spec.indexes));
    this.#database.exec(creationOf(collectionOf(Number(lastInsertRowid), spec)));
  }

  #find(name: string): Collection | undefined {
    const row = this.#statements.of('SELECT number FROM collection WHERE name = ?').get(name);
    if (row === undefined) return undefined;
    const number = Number(row.number);
    const known = this.#known.get(number) ?? this.#load(number, name);
    this.#known.set(number, known);
    return known;
  }

  #load(number: number, name: string): Collection {
    const row = this.#statements.of('SELECT indexes FROM collection WHERE number = ?').get(number);
    const indexes: CollectionSpec['indexes'] = JSON.parse(String(row?.indexes));
    return collectionOf(number, { name, indexes });
  }
}
