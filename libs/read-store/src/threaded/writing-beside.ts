import {
  type EmbeddedOptions,
  EmbeddedReadStore,
  Engine,
  type PreparedCommit,
  type Writer,
} from '../embedded/index.ts';
import type { CollectionSpec, ReadStore } from '../port.ts';
import { Lane } from './lane.ts';
import { startThread } from './start-thread.ts';

/**
 * Opens the store on the calling thread for reading, as `openEmbeddedReadStore` does, with a thread beside it that
 * writes: whoever commits can go on meanwhile. Documents are made text before they are handed over, so a commit costs
 * the calling thread about as much as their JSON. The thread starts with the first write.
 */
export function openReadStoreWritingBeside(options: EmbeddedOptions): ReadStore {
  return new EmbeddedReadStore(options, new Engine(options), new WriterBeside(options));
}

class WriterBeside implements Writer {
  readonly #lane: Lane;

  constructor(options: EmbeddedOptions) {
    this.#lane = new Lane(() => startThread(options));
  }

  async ensure(collections: readonly CollectionSpec[]): Promise<void> {
    await this.#lane.ask({ kind: 'ensure', collections }, 'done');
  }

  async drop(collections: readonly string[]): Promise<void> {
    await this.#lane.ask({ kind: 'drop', collections }, 'done');
  }

  async commit(commit: PreparedCommit): Promise<void> {
    await this.#lane.ask({ kind: 'commitPrepared', commit }, 'done');
  }

  close(): Promise<void> {
    return this.#lane.close();
  }
}
