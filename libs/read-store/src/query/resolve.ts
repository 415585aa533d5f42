import { InvalidCursor, InvalidQuery } from '../errors.ts';
import type { CollectionSpec, Filter, FindOptions } from '../port.ts';
import { chooseIndex } from './choose-index.ts';
import { type Constraint, constraintsOf } from './constraint.ts';
import { fingerprint, type Order, type Place, readCursor } from './cursor.ts';
import { satisfies } from './satisfies.ts';

/** What is to be found, and the index that serves it; null: by id alone. */
export interface Selection {
  readonly index: readonly string[] | null;
  readonly constraints: readonly Constraint[];
}

/** A find, checked: every adapter only has to say it in its own language. */
export interface Query extends Selection {
  readonly order: Order;
  readonly limit: number;
  readonly after: Place | null;
  readonly fingerprint: string;
}

const MAX_LIMIT = 1000;

export function resolveFilter(spec: CollectionSpec, filter: Filter = {}): Selection {
  const constraints = constraintsOf(filter);
  return { constraints, index: chooseIndex(spec, constraints, null) };
}

export function resolveFind(spec: CollectionSpec, options: FindOptions): Query {
  const { filter = {}, sort, limit, cursor } = options;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT)
    throw new InvalidQuery(`the limit is a whole number from 1 to ${MAX_LIMIT}, not ${limit}`);
  const constraints = constraintsOf(filter);
  const index = chooseIndex(spec, constraints, sort?.field ?? null);
  const order = orderOf(constraints, sort);
  const query = fingerprint(spec.name, constraints, order);
  const after = cursor === undefined ? null : readCursor(query, cursor);
  if (after !== null && !reachable(after, constraints, order)) throw new InvalidCursor('the cursor is damaged');
  return { index, constraints, order, limit, after, fingerprint: query };
}

/** Where the filter leaves the sort field one value, only the ids are left to be ordered. */
function orderOf(constraints: readonly Constraint[], sort: FindOptions['sort']): Order {
  if (sort === undefined) return { field: null, direction: 'ascending' };
  if (sort.direction !== 'ascending' && sort.direction !== 'descending')
    throw new InvalidQuery('a sort is ascending or descending');
  const pinned = constraints.some(({ kind, field }) => kind === 'equals' && field === sort.field);
  return { field: pinned ? null : sort.field, direction: sort.direction };
}

/** A place outside the filter would let an adapter that starts from it leave the filter's range. */
function reachable(after: Place, constraints: readonly Constraint[], order: Order): boolean {
  if (order.field === null) return after.value === null;
  return constraints.every((constraint) => constraint.field !== order.field || satisfies(after.value, constraint));
}
