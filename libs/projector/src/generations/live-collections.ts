import { CheckpointFollower, type ReadStore, UnknownCollection } from '@jejak/read-store';
import { collectionName } from './generation.ts';
import { BOOK, type GenerationRecord } from './generation-book.ts';

export interface LiveOptions {
  /** How often to look which generation is live, in milliseconds, where the store does not tell of commits. */
  readonly everyMs?: number;
}

/** For readers: where the live read models are, and how far they are. Follows a switch by itself. */
export class LiveCollections {
  readonly #store: ReadStore;
  readonly #everyMs: number;
  readonly #timer: NodeJS.Timeout;
  #live: { readonly generation: string; readonly follower: CheckpointFollower } | null = null;
  #refreshing: Promise<void> | null = null;
  #closed = false;

  private constructor(store: ReadStore, { everyMs = 100 }: LiveOptions) {
    this.#store = store;
    this.#everyMs = everyMs;
    this.#timer = setInterval(() => this.refresh().catch(() => {}), everyMs);
    this.#timer.unref();
  }

  static async open(store: ReadStore, options: LiveOptions = {}): Promise<LiveCollections> {
    const live = new LiveCollections(store, options);
    await live.refresh();
    return live;
  }

  /** Null until there is a first generation that has folded everything once. */
  generation(): string | null {
    return this.#live?.generation ?? null;
  }

  /** Name of the collection in which the read model is to be found now. Throws UnknownCollection. */
  name(projection: string): string {
    if (this.#live === null) throw new UnknownCollection('there are no read models yet');
    return collectionName(this.#live.generation, projection);
  }

  /** True once the live read models have the position folded in, false when the time is up. */
  async until(position: string, timeoutMs: number): Promise<boolean> {
    const end = performance.now() + timeoutMs;
    for (;;) {
      const asked = this.#live;
      // In slices, for a switch may take the followed generation away while somebody waits.
      const slice = Math.max(0, Math.min(end - performance.now(), this.#everyMs * 5));
      if (asked !== null && (await asked.follower.until(position, slice))) return true;
      if (performance.now() >= end || this.#closed) return false;
      if (asked === null) await new Promise((resolve) => setTimeout(resolve, Math.min(slice, 10)));
      if (asked === null) await this.refresh();
    }
  }

  /** As last seen; null before the first look. */
  checkpoint(): ReturnType<CheckpointFollower['current']> {
    return this.#live?.follower.current() ?? null;
  }

  /** Looks at once. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#look().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#refreshing?.catch(() => {});
    await this.#live?.follower.close();
  }

  async #look(): Promise<void> {
    const record = await this.#record();
    if (record === undefined || record.unfinished || this.#closed) return;
    if (record.generation === this.#live?.generation) return;
    const before = this.#live;
    const follower = new CheckpointFollower(this.#store, record.generation);
    this.#live = { generation: record.generation, follower };
    await before?.follower.close();
  }

  async #record(): Promise<GenerationRecord | undefined> {
    try {
      return await this.#store.get<GenerationRecord & { readonly id: string }>(BOOK, 'live');
    } catch (failure) {
      if (failure instanceof UnknownCollection) return undefined;
      throw failure;
    }
  }
}
