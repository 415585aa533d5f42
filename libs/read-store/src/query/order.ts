import type { IndexValue } from '../port.ts';

const typeRank = { null: 0, number: 1, string: 2, boolean: 3 };

export type IndexType = keyof typeof typeRank;

export function typeOf(value: IndexValue): IndexType {
  if (value === null) return 'null';
  if (typeof value === 'number') return 'number';
  return typeof value === 'string' ? 'string' : 'boolean';
}

/** Less than, equal to or greater than zero, in the port's order. */
export function compareIndexValues(a: IndexValue, b: IndexValue): number {
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  const byType = typeRank[typeOf(a)] - typeRank[typeOf(b)];
  return byType !== 0 ? byType : Number(a) - Number(b);
}

/** By code point: JavaScript's own `<` goes by UTF-16 units, in which U+FF5E comes after U+1F600. */
export function compareStrings(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}

export function isIndexValue(value: unknown): value is IndexValue {
  if (typeof value === 'string') return value.isWellFormed();
  return value === null || typeof value === 'boolean' || Number.isFinite(value);
}
