import { CommitSignal, type EmbeddedOptions } from '../embedded/index.ts';
import type { Checkpoint, CollectionSpec, Commit, Document, Filter, FindOptions, Page, ReadStore } from '../port.ts';
import { Lane } from './lane.ts';
import type { Request } from './messages.ts';
import { startThread } from './start-thread.ts';

export interface ThreadedOptions extends EmbeddedOptions {
  /** Threads that read; 1 where it is left out. */
  readonly readers?: number;
}

/**
 * Opens the same store as `openEmbeddedReadStore` with every call done on other threads, so that the caller's event
 * loop never waits for SQLite. The thread that writes starts with the first write.
 */
export async function openThreadedReadStore({ readers = 1, ...options }: ThreadedOptions): Promise<ReadStore> {
  const lanes = Array.from({ length: readers }, () => new Lane(() => startThread(options)));
  try {
    await Promise.all(lanes.map((lane) => lane.start()));
  } catch (failure) {
    await Promise.all(lanes.map((lane) => lane.close()));
    throw failure;
  }
  return new ThreadedReadStore(options, lanes);
}

class ThreadedReadStore implements ReadStore {
  readonly #readers: readonly Lane[];
  readonly #writer: Lane;
  readonly #signal: CommitSignal;

  constructor(options: EmbeddedOptions, readers: readonly Lane[]) {
    this.#readers = readers;
    this.#writer = new Lane(() => startThread(options));
    this.#signal = new CommitSignal(options.file);
  }

  async ensure(collections: readonly CollectionSpec[]): Promise<void> {
    await this.#writer.ask({ kind: 'ensure', collections }, 'done');
  }

  async collections(): Promise<readonly string[]> {
    return (await this.#reader().ask({ kind: 'collections' }, 'names')).names;
  }

  async drop(collections: readonly string[]): Promise<void> {
    await this.#writer.ask({ kind: 'drop', collections }, 'done');
  }

  async get<T extends Document>(collection: string, id: string): Promise<T | undefined> {
    return (await this.getMany<T>(collection, [id])).get(id);
  }

  async getMany<T extends Document>(collection: string, ids: readonly string[]): Promise<ReadonlyMap<string, T>> {
    const { texts } = await this.#reader().ask({ kind: 'getMany', collection, ids }, 'texts');
    return new Map(texts.map(([id, text]) => [id, JSON.parse(text)]));
  }

  async find<T extends Document>(collection: string, options: FindOptions): Promise<Page<T>> {
    const { page } = await this.#reader().ask({ kind: 'find', collection, options }, 'page');
    return { documents: page.texts.map((text) => JSON.parse(text)), next: page.next };
  }

  async count(collection: string, filter?: Filter): Promise<number> {
    const request: Request = { kind: 'count', collection, filter };
    return (await this.#reader().ask(request, 'count')).count;
  }

  async commit(commit: Commit): Promise<void> {
    await this.#writer.ask({ kind: 'commit', commit }, 'done');
    if (commit.checkpoint !== undefined) this.#signal.announce();
  }

  async checkpoint(name: string): Promise<Checkpoint | null> {
    return (await this.#reader().ask({ kind: 'checkpoint', name }, 'checkpoint')).checkpoint;
  }

  onCommit(listener: () => void): () => void {
    return this.#signal.subscribe(listener);
  }

  async close(): Promise<void> {
    this.#signal.close();
    await Promise.all([...this.#readers, this.#writer].map((lane) => lane.close()));
  }

  /** The least busy one. */
  #reader(): Lane {
    return this.#readers.reduce((least, lane) => (lane.load < least.load ? lane : least));
  }
}
