import { InvalidQuery } from '../errors.ts';
import type { Condition, Filter, IndexValue } from '../port.ts';
import { compareIndexValues, isIndexValue, typeOf } from './order.ts';

export interface Bound {
  readonly value: IndexValue;
  readonly inclusive: boolean;
}

/** One condition, checked and in one form: a range has at least one bound, and both are of one type. */
export type Constraint =
  | { readonly kind: 'equals'; readonly field: string; readonly value: IndexValue }
  | { readonly kind: 'in'; readonly field: string; readonly values: readonly IndexValue[] }
  | { readonly kind: 'range'; readonly field: string; readonly lower: Bound | null; readonly upper: Bound | null };

const MAX_VALUES = 1000;

export function constraintsOf(filter: Filter): readonly Constraint[] {
  return Object.keys(filter)
    .sort()
    .map((field) => constraintOf(field, filter[field]));
}

function constraintOf(field: string, condition: Condition | undefined): Constraint {
  if (isIndexValue(condition)) return { kind: 'equals', field, value: condition };
  if (typeof condition !== 'object')
    throw new InvalidQuery(`the condition on ${field} is no value that can be indexed`);
  return '$in' in condition ? oneOf(field, condition) : range(field, condition);
}

function oneOf(field: string, condition: { readonly $in: readonly IndexValue[] }): Constraint {
  const { $in: values, ...others } = condition;
  refuseOthers(field, others);
  if (!Array.isArray(values) || values.length > MAX_VALUES || !values.every(isIndexValue))
    throw new InvalidQuery(`$in on ${field} takes at most ${MAX_VALUES} values that can be indexed`);
  const distinct = [...new Set(values)].sort(compareIndexValues);
  const [only] = distinct;
  return only !== undefined && distinct.length === 1
    ? { kind: 'equals', field, value: only }
    : { kind: 'in', field, values: distinct };
}

function range(field: string, condition: Exclude<Condition, IndexValue | { $in: readonly IndexValue[] }>): Constraint {
  const { $gt, $gte, $lt, $lte, ...others } = condition;
  refuseOthers(field, others);
  const lower = tighter(bound(field, $gt, false), bound(field, $gte, true), 1);
  const upper = tighter(bound(field, $lt, false), bound(field, $lte, true), -1);
  const some = lower ?? upper;
  if (some === null) throw new InvalidQuery(`the condition on ${field} is empty`);
  const types = new Set([$gt, $gte, $lt, $lte].filter((value) => value !== undefined).map(typeOf));
  return types.size > 1 ? { kind: 'in', field, values: [] } : { kind: 'range', field, lower, upper };
}

function bound(field: string, value: IndexValue | undefined, inclusive: boolean): Bound | null {
  if (value === undefined) return null;
  if (!isIndexValue(value)) throw new InvalidQuery(`a bound on ${field} is no value that can be indexed`);
  return { value, inclusive };
}

function tighter(exclusive: Bound | null, inclusive: Bound | null, sign: 1 | -1): Bound | null {
  if (exclusive === null || inclusive === null) return exclusive ?? inclusive;
  return sign * compareIndexValues(exclusive.value, inclusive.value) >= 0 ? exclusive : inclusive;
}

function refuseOthers(field: string, others: object): void {
  const [operator] = Object.keys(others);
  if (operator !== undefined) throw new InvalidQuery(`${operator} on ${field} is not supported here`);
}
