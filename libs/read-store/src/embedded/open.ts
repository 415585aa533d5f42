import type { Checkpoint, CollectionSpec, Commit, Document, Filter, FindOptions, Page, ReadStore } from '../port.ts';
import { CommitSignal } from './commit-signal.ts';
import type { EmbeddedOptions } from './database.ts';
import { Engine } from './engine.ts';

/**
 * Opens the store on the calling thread, which every call then occupies until it is done: for a thread of its own,
 * such as the projector's. Throws IncompatibleStore, StoreFull, StoreUnavailable.
 */
export function openEmbeddedReadStore(options: EmbeddedOptions): ReadStore {
  const engine = new Engine(options);
  return new EmbeddedReadStore(options, engine, engine);
}

/** What changes a store: an engine, or the way to one on another thread. */
export type Writer = {
  readonly [method in 'ensure' | 'drop' | 'commit' | 'close']: (
    ...given: Parameters<Engine[method]>
  ) => void | Promise<void>;
};

/** Reads on the calling thread; whatever changes the store is the writer's to do. */
export class EmbeddedReadStore implements ReadStore {
  readonly #engine: Engine;
  readonly #writer: Writer;
  readonly #signal: CommitSignal;

  constructor(options: EmbeddedOptions, engine: Engine, writer: Writer) {
    this.#engine = engine;
    this.#writer = writer;
    this.#signal = new CommitSignal(options.file);
  }

  async ensure(collections: readonly CollectionSpec[]): Promise<void> {
    await this.#writer.ensure(collections);
  }

  async collections(): Promise<readonly string[]> {
    return this.#engine.collections();
  }

  async drop(collections: readonly string[]): Promise<void> {
    await this.#writer.drop(collections);
  }

  async get<T extends Document>(collection: string, id: string): Promise<T | undefined> {
    const text = this.#engine.get(collection, id);
    return text === undefined ? undefined : JSON.parse(text);
  }

  async getMany<T extends Document>(collection: string, ids: readonly string[]): Promise<ReadonlyMap<string, T>> {
    return this.#engine.getMany(collection, ids, (text): T => JSON.parse(text));
  }

  async find<T extends Document>(collection: string, options: FindOptions): Promise<Page<T>> {
    const { texts, next } = this.#engine.find(collection, options);
    return { documents: texts.map((text) => JSON.parse(text)), next };
  }

  async count(collection: string, filter?: Filter): Promise<number> {
    return this.#engine.count(collection, filter);
  }

  async commit(commit: Commit): Promise<void> {
    await this.#writer.commit(this.#engine.prepare(commit));
    if (commit.checkpoint !== undefined) this.#signal.announce();
  }

  async checkpoint(name: string): Promise<Checkpoint | null> {
    return this.#engine.checkpoint(name);
  }

  onCommit(listener: () => void): () => void {
    return this.#signal.subscribe(listener);
  }

  async close(): Promise<void> {
    this.#signal.close();
    this.#engine.close();
    await this.#writer.close();
  }
}
