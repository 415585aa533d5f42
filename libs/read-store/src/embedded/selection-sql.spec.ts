import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from '@jest/globals';
import type { FindOptions } from '../port.ts';
import { resolveFind, writeCursor } from '../query/index.ts';
import { collectionOf, creationOf } from './collection.ts';
import { findSql } from './selection-sql.ts';

const spec = { name: 'worklist', indexes: [['office', 'due'], ['office', 'status', 'due'], ['due']] };
const collection = collectionOf(1, spec);
const sort = { field: 'due', direction: 'ascending' } as const;
const backwards = { field: 'due', direction: 'descending' } as const;

/** How SQLite finds the rows of a page after the one with `due` 5. */
function planOf(options: Omit<FindOptions, 'limit'>): string {
  const { fingerprint } = resolveFind(spec, { ...options, limit: 50 });
  const cursor = writeCursor(fingerprint, { value: options.sort === undefined ? null : 5, id: 'x' });
  const { text, values } = findSql(collection, resolveFind(spec, { ...options, limit: 50, cursor }));
  const database = new DatabaseSync(':memory:');
  database.exec(creationOf(collection));
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values);
  database.close();
  return String(plan.find(({ detail }) => String(detail).includes('documents_1'))?.detail);
}

describe('a page far down', () => {
  test.each<[string, Omit<FindOptions, 'limit'>, string]>([
    ['of pinned fields', { filter: { office: 'x', status: 'y' }, sort }, 'index_1 (f0=? AND f2=? AND (f1,id)>(?,?))'],
    ['backwards', { filter: { office: 'x' }, sort: backwards }, 'index_0 (f0=? AND (f1,id)<(?,?))'],
    ['of a range', { filter: { due: { $gte: 1 } }, sort }, 'index_2 ((f1,id)>(?,?) AND f1<?)'],
    ['of a range backwards', { filter: { due: { $gte: 1 } }, sort: backwards }, 'index_2 (f1>? AND (f1,id)<(?,?))'],
    ['by a value alone', { filter: { due: 1 } }, 'index_2 (f1=? AND id>?)'],
    ['by id', {}, 'sqlite_autoindex_documents_1_1 (id>?)'],
  ])('%s starts at its place in the index', (_, options, search) => {
    expect(planOf(options)).toMatch(new RegExp(`^SEARCH documents_1 USING COVERING INDEX .*${RegExp.escape(search)}$`));
  });
});
