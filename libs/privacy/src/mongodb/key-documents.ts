import { inPlainWords, type MongoConnection, makeCollection } from '@jejak/mongodb';
import type { Binary, Collection } from 'mongodb';

/** One without a wrapped key is an erased subject. */
export interface KeyDocument {
  readonly _id: string;
  readonly office?: string;
  readonly wrapped?: Binary;
  readonly wrapping?: string;
  readonly erased?: true;
}

export type KeyDocuments = Collection<KeyDocument>;

export async function openKeyDocuments({ private: db }: MongoConnection): Promise<KeyDocuments> {
  await inPlainWords(() => makeCollection(db, 'subject-keys', [{ key: { wrapping: 1 }, sparse: true }]));
  return db.collection<KeyDocument>('subject-keys');
}

/** The ids of the master keys that something is wrapped under. */
export function wrappingsIn(documents: KeyDocuments): Promise<readonly string[]> {
  return inPlainWords(() => documents.distinct('wrapping').then((ids) => ids.filter((id) => id !== undefined)));
}
