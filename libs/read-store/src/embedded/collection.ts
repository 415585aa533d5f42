import type { CollectionSpec } from '../port.ts';

/** A collection as it lies in SQLite: a table with a column for each field that some index names. */
export interface Collection {
  readonly spec: CollectionSpec;
  readonly table: string;
  /** In the order of the columns {@link columnOf}. */
  readonly fields: readonly string[];
}

export function collectionOf(number: number, spec: CollectionSpec): Collection {
  return { spec, table: `documents_${number}`, fields: [...new Set(spec.indexes.flat())] };
}

export function columnOf(collection: Collection, field: string): string {
  return `f${collection.fields.indexOf(field)}`;
}

export function indexNameOf({ spec, table }: Collection, index: readonly string[]): string {
  return `${table}_index_${spec.indexes.indexOf(index)}`;
}

/** The JSON stands last: what is looked at while searching comes before what overflows the page. */
export function creationOf(collection: Collection): string {
  const columns = ['id TEXT NOT NULL PRIMARY KEY', ...columnsOf(collection), 'json TEXT NOT NULL'];
  const indexes = collection.spec.indexes.map((index) => {
    const parts = [...index.map((field) => columnOf(collection, field)), 'id'];
    return `CREATE INDEX ${indexNameOf(collection, index)} ON ${collection.table} (${parts.join(', ')});`;
  });
  return `CREATE TABLE ${collection.table} (${columns.join(', ')});${indexes.join('')}`;
}

export function columnsOf({ fields }: Collection): readonly string[] {
  return fields.map((_, place) => `f${place}`);
}
