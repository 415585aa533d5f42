import type { Document, ReadStore } from '@jejak/read-store';

export type Collections = Readonly<Record<string, readonly Document[]>>;

/** Every document of every collection there is, by id. */
export async function everyCollection(store: ReadStore): Promise<Collections> {
  const found: Record<string, Document[]> = {};
  for (const name of (await store.collections()).toSorted()) {
    const documents: Document[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.find(name, { limit: 500, ...(cursor === undefined ? {} : { cursor }) });
      documents.push(...page.documents);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    found[name] = documents;
  }
  return found;
}
