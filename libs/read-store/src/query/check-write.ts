import { InvalidWrite } from '../errors.ts';
import type { Checkpoint, Commit, Document, IndexValue, Write } from '../port.ts';
import { isIndexValue } from './order.ts';

export function checkId({ collection, id }: Write): void {
  if (typeof id !== 'string' || !id.isWellFormed())
    throw new InvalidWrite(`an id in ${collection} is no well-formed string`);
}

/**
 * The document as it is stored. JSON escapes lone surrogates, which other stores would silently replace. A key that
 * looks like an integer changes its place in every JavaScript object, so no digest could be taken over the document.
 */
export function jsonOf(collection: string, id: string, document: Document): string {
  const json = stringified(document);
  if (json === undefined || json[0] !== '{') throw new InvalidWrite(`${collection}/${id} is no JSON object`);
  if (json.includes('\\ud') && loneSurrogate.test(json))
    throw new InvalidWrite(`${collection}/${id} holds a string that is not well-formed Unicode`);
  const [, key] = integerKey.exec(json) ?? [];
  if (key !== undefined)
    throw new InvalidWrite(
      `${collection}/${id} has the key ${key}, which looks like an integer: put a letter before it`,
    );
  return json;
}

/** Undefined for what JSON cannot say: cycles, big integers. */
function stringified(document: Document): string | undefined {
  try {
    return JSON.stringify(document);
  } catch {
    return undefined;
  }
}

export function indexValueOf(collection: string, id: string, document: Document, field: string): IndexValue {
  const value = document[field] ?? null;
  if (isIndexValue(value)) return value;
  throw new InvalidWrite(`${field} of ${collection}/${id} is indexed, so it holds a string, number, boolean or null`);
}

export function checkMove({ checkpoint }: Commit): void {
  if (checkpoint === undefined) return;
  const { name, from, to } = checkpoint;
  if (from !== null && to.fence < from.fence)
    throw new InvalidWrite(`the fence of checkpoint ${name} only grows: ${from.fence}, then ${to.fence}`);
}

export function sameCheckpoint(a: Checkpoint | null, b: Checkpoint | null): boolean {
  if (a === null || b === null) return a === b;
  return a.position === b.position && a.ordinal === b.ordinal && a.fence === b.fence;
}

/** An escape that a further backslash has not made plain text of. */
const loneSurrogate = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

/** A key, for a quote inside a text is escaped, and behind one that ends a text no digit follows. */
const integerKey = /[{,]"(0|[1-9]\d*)":/;
