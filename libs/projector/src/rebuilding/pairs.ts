import { isDeepStrictEqual } from 'node:util';
import type { ReadStore } from '@jejak/read-store';
import { everyDocument } from '../documents/index.ts';
import type { Row } from '../read-model.ts';
import { fingerprint } from './digest.ts';

const PAGE = 500;

/** A document of two collections, missing from one at the most. */
export interface Pair {
  readonly id: string;
  readonly ours: Row | undefined;
  readonly theirs: Row | undefined;
}

/**
 * All documents of two collections, in the store's order of ids. Whatever is written meanwhile may be seen on one side
 * only.
 */
export async function* pairs(store: ReadStore, left: string, right: string): AsyncGenerator<Pair, void> {
  const [ours, theirs] = [rows(store, left), rows(store, right)];
  let [a, b] = [await ours.next(), await theirs.next()];
  while (!a.done || !b.done) {
    const order = a.done ? 1 : b.done ? -1 : inOrder(a.value.id, b.value.id);
    if (order < 0 && !a.done) yield { id: a.value.id, ours: a.value, theirs: undefined };
    if (order > 0 && !b.done) yield { id: b.value.id, ours: undefined, theirs: b.value };
    if (order === 0 && !a.done && !b.done) yield { id: a.value.id, ours: a.value, theirs: b.value };
    if (order <= 0) a = await ours.next();
    if (order >= 0) b = await theirs.next();
  }
}

/** The documents of these ids. */
export async function* pairsOf(
  store: ReadStore,
  left: string,
  right: string,
  ids: readonly string[],
): AsyncGenerator<Pair, void> {
  for (let at = 0; at < ids.length; at += PAGE) {
    const some = ids.slice(at, at + PAGE);
    const [ours, theirs] = [await store.getMany<Row>(left, some), await store.getMany<Row>(right, some)];
    for (const id of some) yield { id, ours: ours.get(id), theirs: theirs.get(id) };
    await new Promise(setImmediate);
  }
}

/** Of both, the same where they are the same JSON: then it is made once, for that is the rule and costs the most. */
export function fingerprints({ ours, theirs }: Pair): readonly [bigint | undefined, bigint | undefined] {
  const print = ours && fingerprint(ours);
  return [print, isDeepStrictEqual(ours, theirs) ? print : theirs && fingerprint(theirs)];
}

/** Negative, zero or positive, as a store orders ids: by their UTF-8 bytes. */
export function inOrder(one: string, other: string): number {
  return one === other ? 0 : Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** In the store's order of ids; lets others in turn after each page, for some stores answer on this thread. */
async function* rows(store: ReadStore, collection: string): AsyncGenerator<Row, void> {
  for await (const page of everyDocument<Row>(store, collection)) {
    yield* page;
    await new Promise(setImmediate);
  }
}
