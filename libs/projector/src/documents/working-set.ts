import type { ReadStore, Write } from '@jejak/read-store';
import type { Row } from '../read-model.ts';
import { RecentlyUsed } from './recently-used.ts';

/**
 * The documents of one collection: as stored, as far as they are known, and those that changed since the last commit.
 * What was handed over counts as stored already, and stays here at least until the next is.
 */
interface Shelf {
  readonly stored: RecentlyUsed<Row | undefined>;
  /** Handed over last: whether the store has them yet is not known. */
  handedOver: ReadonlyMap<string, Row | undefined>;
  changed: Map<string, Row | undefined>;
}

export interface Change {
  readonly id: string;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
}

/** What the next commit changes, collection by collection. */
export interface Changes {
  changes(collection: string): Iterable<Change>;
}

/** The documents that a writer works on between two commits, and the hot ones it keeps from before. */
export class WorkingSet implements Changes {
  readonly #store: ReadStore;
  readonly #capacity: number;
  readonly #shelves = new Map<string, Shelf>();

  /** `capacity` is about how many documents of a collection are kept. */
  constructor(store: ReadStore, capacity: number) {
    this.#store = store;
    this.#capacity = capacity;
  }

  async load(collection: string, ids: ReadonlySet<string>): Promise<void> {
    const { stored } = this.#shelf(collection);
    const missing = [...ids].filter((id) => !stored.use(id));
    if (missing.length === 0) return;
    const found = await this.#store.getMany<Row>(collection, missing);
    for (const id of missing) stored.set(id, stored.get(id) ?? found.get(id));
  }

  /** Ids of the documents of a collection that the store may not have as they are here. */
  unwritten(collection: string): ReadonlySet<string> {
    const { handedOver, changed } = this.#shelf(collection);
    return new Set([...handedOver.keys(), ...changed.keys()]);
  }

  /** Takes a document over that was just found in the store. */
  adopt(collection: string, row: Row): void {
    const { stored } = this.#shelf(collection);
    stored.set(row.id, stored.get(row.id) ?? row);
  }

  /** As changed so far; it must have been loaded. */
  get(collection: string, id: string): Row | undefined {
    const { stored, changed } = this.#shelf(collection);
    return changed.has(id) ? changed.get(id) : stored.get(id);
  }

  /** What is again as it is stored is not written. */
  put(collection: string, id: string, row: Row | undefined): void {
    const { stored, changed } = this.#shelf(collection);
    if (row === stored.get(id)) changed.delete(id);
    else changed.set(id, row);
  }

  /** Documents of a collection that are not as they are stored, before and after. */
  *changes(collection: string): Generator<Change, void> {
    const { stored, changed } = this.#shelf(collection);
    for (const [id, after] of changed) yield { id, before: stored.get(id), after };
  }

  writes(): readonly Write[] {
    return [...this.#shelves].flatMap(([collection, { changed }]) =>
      [...changed].map(([id, row]) => ({ collection, id, document: row ?? null })),
    );
  }

  /** The writes are on their way to the store, and those handed over before have arrived. */
  handOver(): void {
    for (const shelf of this.#shelves.values()) {
      const { stored, changed } = shelf;
      for (const [id, row] of changed) stored.set(id, row);
      stored.trim();
      shelf.handedOver = changed;
      shelf.changed = new Map();
    }
  }

  #shelf(collection: string): Shelf {
    const known = this.#shelves.get(collection);
    if (known !== undefined) return known;
    const shelf: Shelf = {
      stored: new RecentlyUsed(this.#capacity),
      handedOver: new Map(),
      changed: new Map(),
    };
    this.#shelves.set(collection, shelf);
    return shelf;
  }
}
