import type { SQLOutputValue } from 'node:sqlite';
import type { Commit, IndexValue, Write } from '../port.ts';
import { checkId, checkMove, indexValueOf, jsonOf } from '../query/index.ts';
import { type Collection, TEXT } from './collection.ts';
import { encode, type Stored } from './encode.ts';
import { bytesOf, type PackedText, PackedTexts } from './packed-texts.ts';
import type { Statements } from './statements.ts';

/** A document as it is written, or the id of one to delete. `values` are those of the collection's fields. */
export type PreparedWrite =
  | { readonly id: string; readonly json: PackedText; readonly values: readonly IndexValue[] }
  | { readonly id: string; readonly json: null };

/**
 * A commit that was found to be valid, with every document as text: the way it goes between threads. The texts lie
 * outside of the thread's heap, and their `chunks` are handed over instead of copied.
 */
export interface PreparedCommit {
  readonly collections: readonly { readonly name: string; readonly writes: readonly PreparedWrite[] }[];
  readonly chunks: readonly Uint8Array<ArrayBuffer>[];
  readonly checkpoint: Commit['checkpoint'];
}

/** Throws InvalidWrite. */
export function prepareCommit(commit: Commit, collection: (name: string) => Collection): PreparedCommit {
  checkMove(commit);
  const texts = new PackedTexts();
  const byName = Map.groupBy(commit.writes, (write) => write.collection);
  const collections = [...byName].map(([name, writes]) => {
    const { fields } = collection(name);
    return { name, writes: writes.map((write) => prepareWrite(fields, write, texts)) };
  });
  return { collections, chunks: texts.chunks, checkpoint: commit.checkpoint };
}

function prepareWrite(fields: readonly string[], write: Write, texts: PackedTexts): PreparedWrite {
  checkId(write);
  const { collection, id, document } = write;
  if (document === null) return { id, json: null };
  const json = texts.add(jsonOf(collection, id, document));
  return { id, json, values: fields.map((field) => indexValueOf(collection, id, document, field)) };
}

export function applyWrite(
  statements: Statements,
  collection: Collection,
  write: PreparedWrite,
  chunks: PreparedCommit['chunks'],
): void {
  if (write.json === null) statements.of(collection.sql.remove).run(write.id);
  else put(statements, collection, write.id, bytesOf(write.json, chunks), write.values.map(encode));
}

/**
 * SQLite rewrites an index's entry whenever one of its columns is named in the update, even with the value it had.
 * Entries are most of the cost of a write, so only the columns that changed are named.
 */
function put(
  statements: Statements,
  { table, columns, sql }: Collection,
  id: string,
  json: Uint8Array,
  values: readonly Stored[],
): void {
  const before = statements.of(sql.find).get(id);
  if (before === undefined) {
    statements.of(sql.insert).run(id, ...values, json);
    return;
  }
  const changed = columns.flatMap((column, place) => {
    const value = values[place];
    return value === undefined || same(before[column], value) ? [] : [{ column, value }];
  });
  const sets = [`json = ${TEXT}`, ...changed.map(({ column }) => `${column} = ?`)].join(', ');
  const update = statements.of(`UPDATE ${table} SET ${sets} WHERE rowid = ?`);
  update.run(json, ...changed.map(({ value }) => value), Number(before.place));
}

function same(before: SQLOutputValue | undefined, now: Stored): boolean {
  if (before instanceof Uint8Array && now instanceof Uint8Array) return before[0] === now[0];
  return before === now;
}
