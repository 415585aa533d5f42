import type { IndexValue } from '../port.ts';
import type { IndexType } from '../query/index.ts';

/** What SQLite holds of an index value. */
export type Stored = number | string | Uint8Array;

/**
 * The columns have no affinity, so SQLite orders numbers before texts (by their UTF-8 bytes) before blobs: the port's
 * order, with booleans as blobs. Null is -Infinity, which no document can hold: a real NULL would fall out of every
 * comparison, and with it out of every keyset.
 */
export function encode(value: IndexValue): Stored {
  if (value === null) return -Infinity;
  if (typeof value === 'boolean') return value ? TRUE : FALSE;
  return value;
}

export function decode(stored: unknown): IndexValue {
  if (typeof stored === 'string') return stored;
  if (stored instanceof Uint8Array) return stored[0] === 1;
  return typeof stored === 'number' && stored !== -Infinity ? stored : null;
}

/** SQL that holds for the values of one type only; as in MongoDB no range crosses types. */
export const typeFloor: Readonly<Record<IndexType, string>> = {
  null: '>= -9e999',
  number: '> -9e999',
  string: ">= ''",
  boolean: ">= x''",
};

export const typeCeiling: Readonly<Record<IndexType, string>> = {
  null: '<= -9e999',
  number: "< ''",
  string: "< x''",
  boolean: "<= x'01'",
};

const FALSE = Uint8Array.of(0);
const TRUE = Uint8Array.of(1);
