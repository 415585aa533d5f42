import { inPlainWords, type MongoConnection } from '@jejak/mongodb';
import { Binary, type WithId } from 'mongodb';
import type { TransitWrapping } from '../kms/index.ts';
import { type KeyDocument, openKeyDocuments } from './key-documents.ts';

export interface RewrapReport {
  /** Keys that were looked at. */
  readonly keys: number;
  /** Of them, those that were wrapped anew; the others were erased or made anew meanwhile. */
  readonly rewrapped: number;
  /** Subjects whose key the service cannot unwrap; it stays as it is. */
  readonly failed: readonly string[];
}

export interface RewrapOptions {
  readonly connection: MongoConnection;
  readonly wrapping: Pick<TransitWrapping, 'rewrap'>;
  readonly onProgress?: (keys: number) => void;
}

/** As many as go to the service in one request. */
const AT_ONCE = 200;

/**
 * Wraps every subject's key under the newest version of the master key, in the order of the subjects. Servers may go
 * on meanwhile: a key is replaced only where it still is what was read, so that what is erased stays erased. May be
 * interrupted and repeated at will. Throws KeyServiceUnavailable, KeyServiceRefused, MongoUnavailable.
 */
export async function rewrapSubjectKeys(options: RewrapOptions): Promise<RewrapReport> {
  const { connection, wrapping, onProgress = () => {} } = options;
  const documents = await openKeyDocuments(connection);
  let [keys, rewrapped, after] = [0, 0, ''];
  const failed: string[] = [];
  for (;;) {
    const filter = { _id: { $gt: after }, wrapped: { $exists: true } };
    const page = await inPlainWords(() => documents.find(filter).sort({ _id: 1 }).limit(AT_ONCE).toArray());
    const held = page.filter(isHeld);
    after = page.at(-1)?._id ?? after;
    if (held.length === 0) return { keys, rewrapped, failed };
    const fresh = await wrapping.rewrap(held.map(({ wrapped }) => wrapped.value()));
    const operations = held.flatMap(({ _id, wrapped }, index) => {
      const bytes = fresh[index];
      if (bytes) return [{ updateOne: { filter: { _id, wrapped }, update: { $set: { wrapped: new Binary(bytes) } } } }];
      failed.push(_id);
      return [];
    });
    if (operations.length > 0) {
      const { modifiedCount } = await inPlainWords(() => documents.bulkWrite(operations, { ordered: false }));
      rewrapped += modifiedCount;
    }
    keys += held.length;
    onProgress(keys);
  }
}

function isHeld(document: WithId<KeyDocument>): document is WithId<KeyDocument> & { readonly wrapped: Binary } {
  return document.wrapped !== undefined;
}
