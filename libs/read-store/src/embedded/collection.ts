import type { CollectionSpec } from '../port.ts';

/** A collection as it lies in SQLite: a table with a column for each field that some index names. */
export interface Collection {
  readonly spec: CollectionSpec;
  readonly table: string;
  /** In the order of the columns {@link columnOf}. */
  readonly fields: readonly string[];
  readonly columns: readonly string[];
  /** What every write asks, put together once. */
  readonly sql: { readonly find: string; readonly insert: string; readonly remove: string };
}

/** A document's place in a statement that writes it: its text comes as UTF-8 bytes. */
export const TEXT = 'CAST(? AS TEXT)';

export function collectionOf(number: number, spec: CollectionSpec): Collection {
  const table = `documents_${number}`;
  const fields = [...new Set(spec.indexes.flat())];
  const columns = fields.map((_, place) => `f${place}`);
  const sql = {
    find: `SELECT ${['rowid AS place', ...columns].join(', ')} FROM ${table} WHERE id = ?`,
    insert: `INSERT INTO ${table} VALUES (?${', ?'.repeat(columns.length)}, ${TEXT})`,
    remove: `DELETE FROM ${table} WHERE id = ?`,
  };
  return { spec, table, fields, columns, sql };
}

export function columnOf(collection: Collection, field: string): string {
  return `f${collection.fields.indexOf(field)}`;
}

export function indexNameOf({ spec, table }: Collection, index: readonly string[]): string {
  return `${table}_index_${spec.indexes.indexOf(index)}`;
}

/** The JSON stands last: what is looked at while searching comes before what overflows the page. */
export function creationOf(collection: Collection): string {
  const columns = ['id TEXT NOT NULL PRIMARY KEY', ...collection.columns, 'json TEXT NOT NULL'];
  const indexes = collection.spec.indexes.map((index) => {
    const parts = [...index.map((field) => columnOf(collection, field)), 'id'];
    return `CREATE INDEX ${indexNameOf(collection, index)} ON ${collection.table} (${parts.join(', ')});`;
  });
  return `CREATE TABLE ${collection.table} (${columns.join(', ')});${indexes.join('')}`;
}
