import type { SQLOutputValue } from 'node:sqlite';
import type { Document, Write } from '../port.ts';
import { checkId, indexValueOf, jsonOf } from '../query/index.ts';
import type { Collection } from './collection.ts';
import { encode, type Stored } from './encode.ts';
import type { Statements } from './statements.ts';

export function applyWrite(statements: Statements, collection: Collection, write: Write): void {
  checkId(write);
  if (write.document === null) statements.of(collection.sql.remove).run(write.id);
  else put(statements, collection, write.id, write.document);
}

/**
 * SQLite rewrites an index's entry whenever one of its columns is named in the update, even with the value it had.
 * Entries are most of the cost of a write, so only the columns that changed are named.
 */
function put(statements: Statements, collection: Collection, id: string, document: Document): void {
  const { table, fields, columns, spec, sql } = collection;
  const json = jsonOf(spec.name, id, document);
  const values = fields.map((field) => encode(indexValueOf(spec.name, id, document, field)));
  const before = statements.of(sql.find).get(id);
  if (before === undefined) {
    statements.of(sql.insert).run(id, ...values, json);
    return;
  }
  const changed = columns.flatMap((column, place) => {
    const value = values[place];
    return value === undefined || same(before[column], value) ? [] : [{ column, value }];
  });
  const sets = ['json = ?', ...changed.map(({ column }) => `${column} = ?`)].join(', ');
  const update = statements.of(`UPDATE ${table} SET ${sets} WHERE rowid = ?`);
  update.run(json, ...changed.map(({ value }) => value), Number(before.place));
}

function same(before: SQLOutputValue | undefined, now: Stored): boolean {
  if (before instanceof Uint8Array && now instanceof Uint8Array) return before[0] === now[0];
  return before === now;
}
