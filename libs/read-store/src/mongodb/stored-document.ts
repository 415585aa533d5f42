import type { CollectionSpec, Document, IndexValue } from '../port.ts';
import { indexValueOf, jsonOf } from '../query/index.ts';

/** A document as it lies in MongoDB, under `doc`, where no field of it can be taken for the id or an operator. */
export interface StoredDocument {
  readonly _id: string;
  readonly doc: Document;
  /** The whole document as text, where `doc` holds the indexed fields alone. */
  readonly json?: string;
}

/** Throws InvalidWrite. */
export function toStored({ name, indexes }: CollectionSpec, id: string, document: Document): StoredDocument {
  const json = jsonOf(name, id, document);
  const indexed = new Map<string, IndexValue>();
  for (const field of indexes.flat()) indexed.set(field, indexValueOf(name, id, document, field));
  return isFaithful(json) ? { _id: id, doc: JSON.parse(json) } : { _id: id, doc: Object.fromEntries(indexed), json };
}

export function fromStored<T extends Document>(stored: StoredDocument): T;
export function fromStored({ doc, json }: StoredDocument): Document {
  return json === undefined ? doc : JSON.parse(json);
}

/**
 * BSON cuts a key at a NUL, and the driver takes some keys for types of its own. Such documents are rare, and texts
 * that only look like such keys do no harm: they are kept as text.
 */
function isFaithful(json: string): boolean {
  return !['"$', '"_bsontype"', '"__proto__"', '\\u0000'].some((mark) => json.includes(mark));
}
