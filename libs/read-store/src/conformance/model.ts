import type { Condition, Document, Filter, FindOptions, IndexValue } from '../port.ts';
import { compareIndexValues, compareStrings } from '../query/index.ts';

/** What any store must answer, written down without an index. */
export function expectedIds(documents: ReadonlyMap<string, Document>, options: Omit<FindOptions, 'limit' | 'cursor'>) {
  const { filter = {}, sort } = options;
  const ascending = [...documents.entries()]
    .filter(([, document]) => matches(document, filter))
    .sort(([a, left], [b, right]) => {
      const bySort = sort === undefined ? 0 : compareIndexValues(fieldOf(left, sort.field), fieldOf(right, sort.field));
      return bySort === 0 ? compareStrings(a, b) : bySort;
    })
    .map(([id]) => id);
  return sort?.direction === 'descending' ? ascending.reverse() : ascending;
}

function matches(document: Document, filter: Filter): boolean {
  return Object.entries(filter).every(([field, condition]) => holds(fieldOf(document, field), condition));
}

function holds(value: IndexValue, condition: Condition): boolean {
  if (condition === null || typeof condition !== 'object') return value === condition;
  if ('$in' in condition) return condition.$in.includes(value);
  const { $gt, $gte, $lt, $lte } = condition;
  return (
    compares(value, $gt, (distance) => distance > 0) &&
    compares(value, $gte, (distance) => distance >= 0) &&
    compares(value, $lt, (distance) => distance < 0) &&
    compares(value, $lte, (distance) => distance <= 0)
  );
}

function compares(value: IndexValue, bound: IndexValue | undefined, test: (distance: number) => boolean): boolean {
  if (bound === undefined) return true;
  const sameType = value === null || bound === null ? value === bound : typeof value === typeof bound;
  return sameType && test(compareIndexValues(value, bound));
}

function fieldOf(document: Document, field: string): IndexValue {
  const value = document[field];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
