import { type Bound, type Constraint, type Query, type Selection, typeOf } from '../query/index.ts';
import { type Collection, columnOf, indexNameOf } from './collection.ts';
import { encode, type Stored, typeCeiling, typeFloor } from './encode.ts';

/** A piece of SQL and the values of its question marks. */
export interface Sql {
  readonly text: string;
  readonly values: readonly Stored[];
}

export function countSql(collection: Collection, { index, constraints }: Selection): Sql {
  const where = all(constraints.map((constraint) => constraintSql(collection, constraint, null)));
  return { text: `SELECT count(*) AS n FROM ${source(collection, index)}${where.text}`, values: where.values };
}

/**
 * The page and one row more, which tells whether it is the last. The rows are chosen on the index alone, so that a
 * sort that the index does not give never carries documents.
 */
export function findSql(collection: Collection, query: Query): Sql {
  const { index, constraints, order, limit } = query;
  const sort = order.field === null ? null : columnOf(collection, order.field);
  const descending = order.direction === 'descending' ? ' DESC' : '';
  const by = (from: string) => `${sort === null ? '' : `${from}${sort}${descending}, `}${from}id${descending}`;
  const where = all([
    ...constraints.map((constraint) => constraintSql(collection, constraint, query)),
    ...rest(sort, query),
  ]);
  const chosen = `SELECT rowid AS place FROM ${source(collection, index)}${where.text} ORDER BY ${by('')} LIMIT ?`;
  const columns = `d.id AS id, d.json AS json, ${sort === null ? 'NULL' : `d.${sort}`} AS sort`;
  return {
    text: `SELECT ${columns} FROM (${chosen}) JOIN ${collection.table} d ON d.rowid = place ORDER BY ${by('d.')}`,
    values: [...where.values, limit + 1],
  };
}

/** The plan is ours, not the planner's guess. */
function source(collection: Collection, index: readonly string[] | null): string {
  return index === null ? collection.table : `${collection.table} INDEXED BY ${indexNameOf(collection, index)}`;
}

function rest(sort: string | null, { order, after }: Query): readonly Sql[] {
  if (after === null) return [];
  const beyond = order.direction === 'ascending' ? '>' : '<';
  if (sort === null) return [{ text: `id ${beyond} ?`, values: [after.id] }];
  return [{ text: `(${sort}, id) ${beyond} (?, ?)`, values: [encode(after.value), after.id] }];
}

function constraintSql(collection: Collection, constraint: Constraint, query: Query | null): Sql {
  const column = columnOf(collection, constraint.field);
  switch (constraint.kind) {
    case 'equals':
      return { text: `${column} = ?`, values: [encode(constraint.value)] };
    case 'in':
      return {
        text: `${column} IN (${constraint.values.map(() => '?').join(', ')})`,
        values: constraint.values.map(encode),
      };
    case 'range':
      return rangeSql(column, constraint.lower, constraint.upper, resumed(constraint.field, query));
  }
}

/** The side that the cursor already bounds: given both, SQLite might start each page from the range's own end. */
function resumed(field: string, query: Query | null): 'lower' | 'upper' | null {
  if (query === null || query.after === null || query.order.field !== field) return null;
  return query.order.direction === 'ascending' ? 'lower' : 'upper';
}

function rangeSql(column: string, lower: Bound | null, upper: Bound | null, left: 'lower' | 'upper' | null): Sql {
  const type = typeOf((lower ?? upper)?.value ?? null);
  return all(
    [
      ...(left === 'lower' ? [] : [boundSql(column, lower, '>', typeFloor[type])]),
      ...(left === 'upper' ? [] : [boundSql(column, upper, '<', typeCeiling[type])]),
    ],
    '',
  );
}

function boundSql(column: string, bound: Bound | null, sign: '<' | '>', ofType: string): Sql {
  if (bound === null) return { text: `${column} ${ofType}`, values: [] };
  return { text: `${column} ${sign}${bound.inclusive ? '=' : ''} ?`, values: [encode(bound.value)] };
}

function all(parts: readonly Sql[], keyword = ' WHERE '): Sql {
  const text = parts.map((part) => part.text).join(' AND ');
  return { text: text === '' ? '' : keyword + text, values: parts.flatMap((part) => part.values) };
}
