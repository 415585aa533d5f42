import { CheckpointFollower, type ReadStore, UnknownCollection, usualPause } from '@jejak/read-store';
import { collectionName } from './generation.ts';
import { BOOK, type GenerationRecord } from './generation-book.ts';

export interface LiveOptions {
  /** How long to wait between looks which generation is live, in milliseconds, while the store tells of no commit. */
  readonly everyMs?: number;
}

/** How soon after a commit to look which generation is live: many commits come close together, few are a switch. */
const AFTER_COMMIT_MS = 100;

/** For readers: where the live read models are, and how far they are. Follows a switch by itself. */
export class LiveCollections {
  readonly #store: ReadStore;
  readonly #timer: NodeJS.Timeout;
  readonly #unsubscribe: (() => void) | undefined;
  #soon: NodeJS.Timeout | null = null;
  #live: { readonly generation: string; readonly follower: CheckpointFollower } | null = null;
  #refreshing: Promise<void> | null = null;
  #closed = false;

  private constructor(store: ReadStore, { everyMs = usualPause(store) }: LiveOptions) {
    this.#store = store;
    this.#timer = setInterval(() => this.refresh().catch(() => {}), everyMs);
    this.#timer.unref();
    this.#unsubscribe = store.onCommit?.(() => this.#lookSoon());
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
      const left = Math.max(0, end - performance.now());
      // A switch closes the follower of what was live before, and with that wakes whoever waits.
      if (asked !== null && (await asked.follower.until(position, left))) return true;
      if (performance.now() >= end || this.#closed) return false;
      if (asked === null) await new Promise((resolve) => setTimeout(resolve, Math.min(left, 10)));
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
    if (this.#soon !== null) clearTimeout(this.#soon);
    this.#unsubscribe?.();
    await this.#refreshing?.catch(() => {});
    await this.#live?.follower.close();
  }

  #lookSoon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = null;
      this.refresh().catch(() => {});
    }, AFTER_COMMIT_MS).unref();
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
