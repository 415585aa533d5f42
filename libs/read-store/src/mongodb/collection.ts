import { randomBytes } from 'node:crypto';
import type { IndexDescription } from 'mongodb';
import type { CollectionSpec } from '../port.ts';

/** A collection as it lies in MongoDB. */
export interface Collection {
  readonly spec: CollectionSpec;
  /** Its name there, which never comes back: who still holds a dropped one finds nothing under it. */
  readonly place: string;
}

/** What is read of the name in the server's own tools is only for people. */
export function newPlace(name: string): string {
  const readable = name.replaceAll(/[^\w@.-]/g, '_').slice(0, 80);
  return `read.${readable}.${randomBytes(6).toString('hex')}`;
}

/** The id stands last in each: ties are ordered by it. */
export function indexesOf({ indexes }: CollectionSpec): readonly IndexDescription[] {
  return indexes.map((fields) => ({
    name: fields.join(', '),
    key: new Map([...fields.map((field) => [pathOf(field), 1] as const), ['_id', 1] as const]),
  }));
}

export function pathOf(field: string): string {
  return `doc.${field}`;
}
