import { isDeepStrictEqual } from 'node:util';
import type { ReadStore } from '@jejak/read-store';
import { everyDocument } from '../documents/index.ts';
import type { Row } from '../read-model.ts';

/**
 * Ids of the documents that are not the same JSON in both collections or are missing from one. Whatever is written
 * meanwhile may be seen on one side only.
 */
export async function* differences(store: ReadStore, left: string, right: string): AsyncGenerator<string, void> {
  const [ours, theirs] = [rows(store, left), rows(store, right)];
  let [a, b] = [await ours.next(), await theirs.next()];
  while (!a.done || !b.done) {
    const order = a.done ? 1 : b.done ? -1 : Buffer.compare(Buffer.from(a.value.id), Buffer.from(b.value.id));
    if (order < 0 && !a.done) yield a.value.id;
    if (order > 0 && !b.done) yield b.value.id;
    if (order === 0 && !a.done && !isDeepStrictEqual(a.value, b.value)) yield a.value.id;
    if (order <= 0) a = await ours.next();
    if (order >= 0) b = await theirs.next();
  }
}

/** Those of the ids whose documents differ. */
export async function differingAmong(
  store: ReadStore,
  left: string,
  right: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const differing: string[] = [];
  for (let at = 0; at < ids.length; at += PAGE) {
    const some = ids.slice(at, at + PAGE);
    const [ours, theirs] = [await store.getMany<Row>(left, some), await store.getMany<Row>(right, some)];
    differing.push(...some.filter((id) => !isDeepStrictEqual(ours.get(id), theirs.get(id))));
    await new Promise(setImmediate);
  }
  return differing;
}

const PAGE = 500;

/** In the store's order of ids; lets others in turn after each page, for some stores answer on this thread. */
async function* rows(store: ReadStore, collection: string): AsyncGenerator<Row, void> {
  for await (const page of everyDocument<Row>(store, collection)) {
    yield* page;
    await new Promise(setImmediate);
  }
}
