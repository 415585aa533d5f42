import type { Document as MongoDocument } from 'mongodb';
import type { IndexValue } from '../port.ts';
import { type Bound, type Constraint, compareIndexValues, type IndexType, type Query, typeOf } from '../query/index.ts';
import { pathOf } from './collection.ts';

type MongoFilter = { readonly [path: string]: unknown };

/** A stretch of the order that one plain range on the index gives. */
export interface Stretch {
  readonly filter: MongoFilter;
  readonly sort: MongoDocument;
}

export function filterOf(constraints: readonly Constraint[]): MongoFilter {
  return Object.fromEntries(constraints.map((constraint) => [pathOf(constraint.field), conditionOf(constraint)]));
}

/**
 * What lies beyond a place, in order: the ties by id, the rest of the value's type, then the types after it, since a
 * range of MongoDB holds one type. An `$or` over them would be one query, and a much slower one.
 */
export function stretchesOf({ constraints, order, after }: Query): readonly Stretch[] {
  const direction = order.direction === 'ascending' ? 1 : -1;
  const byId = { _id: direction };
  const filter = filterOf(constraints);
  if (order.field === null) {
    return [{ filter: after === null ? filter : { ...filter, _id: idBeyond(after.id, direction) }, sort: byId }];
  }
  const path = pathOf(order.field);
  const sort = { [path]: direction, ...byId };
  if (after === null) return [{ filter, sort }];
  const own = constraints.find(({ field }) => field === order.field);
  const beyond = own === undefined ? anyBeyond(after.value, direction) : withinBeyond(own, after.value, direction);
  return [
    { filter: { ...filter, [path]: { $eq: after.value }, _id: idBeyond(after.id, direction) }, sort: byId },
    ...beyond.map((condition) => ({ filter: { ...filter, [path]: condition }, sort })),
  ];
}

type Direction = 1 | -1;

function idBeyond(id: string, direction: Direction): object {
  return direction === 1 ? { $gt: id } : { $lt: id };
}

/** The cursor's value satisfies the constraint, so that it takes the place of one of its bounds. */
function withinBeyond(own: Constraint, value: IndexValue, direction: Direction): readonly object[] {
  if (own.kind === 'equals' || value === null)
    return own.kind === 'in' ? [{ $in: valuesBeyond(own, value, direction) }] : [];
  if (own.kind === 'in') return [{ $in: valuesBeyond(own, value, direction) }];
  const at: Bound = { value, inclusive: false };
  return [direction === 1 ? rangeOf(at, own.upper) : rangeOf(own.lower, at)];
}

function valuesBeyond(
  own: Constraint & { kind: 'in' },
  value: IndexValue,
  direction: Direction,
): readonly IndexValue[] {
  return own.values.filter((candidate) => compareIndexValues(candidate, value) * direction > 0);
}

const TYPES: readonly IndexType[] = ['null', 'number', 'string', 'boolean'];

const WHOLE_TYPE: Readonly<Record<IndexType, object>> = {
  null: { $eq: null },
  number: { $gte: -Infinity },
  string: { $gte: '' },
  boolean: { $gte: false },
};

function anyBeyond(value: IndexValue, direction: Direction): readonly object[] {
  const place = TYPES.indexOf(typeOf(value));
  const types = direction === 1 ? TYPES.slice(place + 1) : TYPES.slice(0, place).reverse();
  const rest = value === null ? [] : [direction === 1 ? { $gt: value } : { $lt: value }];
  return [...rest, ...types.map((type) => WHOLE_TYPE[type])];
}

function conditionOf(constraint: Constraint): object {
  switch (constraint.kind) {
    case 'equals':
      return { $eq: constraint.value };
    case 'in':
      return { $in: constraint.values };
    case 'range':
      return rangeOf(constraint.lower, constraint.upper);
  }
}

/** Nothing is less or greater than null, and only null is as great. */
function rangeOf(lower: Bound | null, upper: Bound | null): object {
  const bounds = [lower, upper].filter((bound) => bound !== null);
  if (bounds.some(({ value }) => value === null)) {
    return bounds.every(({ inclusive }) => inclusive) ? { $eq: null } : { $in: [] };
  }
  return {
    ...(lower === null ? {} : { [lower.inclusive ? '$gte' : '$gt']: lower.value }),
    ...(upper === null ? {} : { [upper.inclusive ? '$lte' : '$lt']: upper.value }),
  };
}
