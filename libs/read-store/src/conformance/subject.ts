import type { Document, FindOptions, IndexValue, ReadStore } from '../port.ts';

/** Where a store keeps its data, so that it can be closed and opened again. */
export interface ReadStorePlace {
  open(): Promise<ReadStore>;
  /** Removes the data; the stores are closed by then. */
  remove(): Promise<void>;
}

/** The store that the tests run on; collections have a name of their own in each. */
export class Subject {
  readonly place: ReadStorePlace;
  store: ReadStore;
  #collections = 0;

  constructor(place: ReadStorePlace, store: ReadStore) {
    this.place = place;
    this.store = store;
  }

  newName(): string {
    this.#collections += 1;
    return `collection-${this.#collections}`;
  }

  /** A new collection of documents, each of which also holds its id as `key`. */
  async collection(indexes: readonly (readonly string[])[], documents: Documents = {}): Promise<string> {
    const name = this.newName();
    await this.store.ensure([{ name, indexes }]);
    await this.put(name, documents);
    return name;
  }

  async put(collection: string, documents: Documents): Promise<void> {
    const writes = Object.entries(documents).map(([id, document]) => ({
      collection,
      id,
      document: document && { ...document, key: id },
    }));
    await this.store.commit({ writes });
  }

  /** The ids found on one page. */
  async keys(collection: string, options: Partial<FindOptions>): Promise<readonly string[]> {
    const { documents } = await this.store.find<Keyed>(collection, { limit: 1000, ...options });
    return documents.map(({ key }) => key);
  }

  /** The ids of all pages, one after the other. */
  async keysOfAllPages(collection: string, options: FindOptions): Promise<readonly string[]> {
    const keys: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      if (keys.length > 10_000) throw new Error('the pages do not end');
      const page = await this.store.find<Keyed>(collection, {
        ...options,
        ...(cursor === undefined ? {} : { cursor }),
      });
      keys.push(...page.documents.map(({ key }) => key));
      cursor = page.next;
    }
    return keys;
  }

  async reopen(): Promise<void> {
    await this.store.close();
    this.store = await this.place.open();
  }
}

export type Keyed = Document & { readonly key: string };

export type Documents = { readonly [id: string]: Document | null };

/** One document for each value of the field `v`, under the ids n00, n01, … */
export function numbered(values: readonly (IndexValue | undefined)[]): Documents {
  return Object.fromEntries(
    values.map((v, place) => [`n${String(place).padStart(2, '0')}`, v === undefined ? {} : { v }]),
  );
}
