import { hash } from 'node:crypto';
import { InvalidCursor } from '../errors.ts';
import type { IndexValue } from '../port.ts';
import type { Constraint } from './constraint.ts';
import { isIndexValue } from './order.ts';

/** Where the order goes on: after this sort value and this id. Without a sort the value is null. */
export interface Place {
  readonly value: IndexValue;
  readonly id: string;
}

/** The field is null where documents come by id alone. */
export interface Order {
  readonly field: string | null;
  readonly direction: 'ascending' | 'descending';
}

/** Tells queries apart, so that a cursor is only ever taken up by the query that gave it. */
export function fingerprint(collection: string, constraints: readonly Constraint[], order: Order): string {
  return hash('sha256', JSON.stringify([collection, constraints, order]), 'base64url').slice(0, 12);
}

export function writeCursor(query: string, place: Place): string {
  return Buffer.from(JSON.stringify([query, place.value, place.id])).toString('base64url');
}

/** Throws InvalidCursor. A cursor is no secret and no proof: one made by hand only chooses another place to go on. */
export function readCursor(query: string, cursor: string): Place {
  const [of, value, id] = decode(cursor);
  if (of !== query) throw new InvalidCursor('the cursor belongs to another collection, filter or sort');
  if (!isIndexValue(value) || typeof id !== 'string' || !id.isWellFormed())
    throw new InvalidCursor('the cursor is damaged');
  return { value, id };
}

function decode(cursor: string): readonly unknown[] {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(decoded) ? decoded : [];
  } catch {
    throw new InvalidCursor('the cursor is damaged');
  }
}
