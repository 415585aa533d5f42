import type { Lease, ReadStore, Write } from '@jejak/read-store';
import { keptOf, type ReadModel, type Row } from '../read-model.ts';
import type { Generation } from './generation.ts';

export const BOOK = 'generations';

/** A generation as it is written down. */
export type GenerationRecord = {
  readonly generation: string;
  /** What each read model was when it was folded; another shape means a rebuild. */
  readonly shapes: { readonly [name: string]: string };
  /** On the very first one, until it has folded everything once: nobody reads figures of half a ledger. */
  readonly unfinished?: true;
};

type Place = 'live' | 'next';
type RecordRow = Row & GenerationRecord;
type CountRow = Row & { readonly count: number };
type BookRow = Row & Partial<CountRow & GenerationRecord>;

/** Which generation is live, and which one is being made beside it; written only under the lease. */
export class GenerationBook {
  readonly #store: ReadStore;
  readonly #lease: Lease;

  private constructor(store: ReadStore, lease: Lease) {
    this.#store = store;
    this.#lease = lease;
  }

  static async open(store: ReadStore, lease: Lease): Promise<GenerationBook> {
    await store.ensure([{ name: BOOK, indexes: [] }]);
    return new GenerationBook(store, lease);
  }

  live(): Promise<GenerationRecord | undefined> {
    return this.#store.get<RecordRow>(BOOK, 'live');
  }

  next(): Promise<GenerationRecord | undefined> {
    return this.#store.get<RecordRow>(BOOK, 'next');
  }

  /** A name never comes back: checkpoints of dropped generations stay behind. */
  async begin(
    place: Place,
    models: readonly ReadModel[],
    state: Pick<GenerationRecord, 'unfinished'> = {},
  ): Promise<GenerationRecord> {
    const count = ((await this.#store.get<CountRow>(BOOK, 'count'))?.count ?? 0) + 1;
    const record = { generation: `g${count}`, shapes: shapesOf(models), ...state };
    await this.#lease.commit([write('count', { count }), write(place, record)]);
    return record;
  }

  /** What makes the generation live; to be committed with its checkpoint. */
  switchTo(record: GenerationRecord): readonly Write[] {
    return [write('live', record), { collection: BOOK, id: 'next', document: null }];
  }

  /** What lets the first generation be read; to be committed with its checkpoint. */
  finish({ generation, shapes }: GenerationRecord): readonly Write[] {
    return [write('live', { generation, shapes })];
  }

  async abandonNext(): Promise<void> {
    await this.#lease.commit([{ collection: BOOK, id: 'next', document: null }]);
  }

  /**
   * Collections of the generations that are neither live nor next, nor in use otherwise, by generation. What is in use
   * is asked after the book was read, so that what a switch replaced meanwhile is not missed.
   */
  async leftOver(inUse: () => Iterable<string>): Promise<ReadonlyMap<string, readonly string[]>> {
    const book = await this.#store.getMany<BookRow>(BOOK, ['count', 'live', 'next']);
    const count = book.get('count')?.count ?? 0;
    const used = new Set([book.get('live')?.generation, book.get('next')?.generation, ...inUse()]);
    // Proves that nobody else wrote the book while it was read; what others begin afterwards has a higher number.
    await this.#lease.commit([]);
    const found = new Map<string, readonly string[]>();
    for (const [number, names] of Map.groupBy(await this.#store.collections(), numberOf)) {
      if (number !== null && number <= count && !used.has(`g${number}`)) found.set(`g${number}`, names);
    }
    return found;
  }
}

export function isOf(record: GenerationRecord, { models }: Pick<Generation, 'models'>): boolean {
  const wanted = Object.entries(shapesOf(models));
  return (
    wanted.length === Object.keys(record.shapes).length &&
    wanted.every(([projection, shape]) => record.shapes[projection] === shape)
  );
}

export function shapesOf(models: readonly ReadModel[]): GenerationRecord['shapes'] {
  const kept = models.flatMap(keptOf);
  return Object.fromEntries(kept.map(({ name, version, indexes }) => [name, JSON.stringify({ version, indexes })]));
}

function write(id: Place | 'count', fields: object): Write {
  return { collection: BOOK, id, document: { id, ...fields } };
}

function numberOf(collection: string): number | null {
  const number = /^g(\d+)\./.exec(collection)?.[1];
  return number === undefined ? null : Number(number);
}
