import type { Document, Filter, ReadStore } from '@jejak/read-store';

/** All documents of a collection that fit, by id, page by page. */
export async function* everyDocument<T extends Document>(
  store: ReadStore,
  collection: string,
  filter?: Filter,
): AsyncGenerator<readonly T[], void> {
  let cursor: string | undefined;
  do {
    const page = await store.find<T>(collection, {
      limit: 1000,
      ...(filter === undefined ? {} : { filter }),
      ...(cursor === undefined ? {} : { cursor }),
    });
    yield page.documents;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}
