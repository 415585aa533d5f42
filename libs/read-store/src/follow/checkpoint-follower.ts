import type { Checkpoint, ReadStore } from '../port.ts';
import { sameCheckpoint } from '../query/index.ts';
import { pause } from './pause.ts';
import { usualPause, watchCheckpoint } from './watch-checkpoint.ts';

interface Waiter {
  readonly holds: () => boolean;
  readonly wake: () => void;
}

export interface FollowOptions {
  /** As in {@link WatchOptions}. */
  readonly everyMs?: number;
}

/** After a look that failed, for nobody tells of a store that is back. */
const AGAIN_MS = 500;

/** Follows one checkpoint for a whole process and wakes whoever waits for a position. */
export class CheckpointFollower {
  readonly #closing = new AbortController();
  readonly #waiters = new Set<Waiter>();
  readonly #following: Promise<void>;
  #current: Checkpoint | null = null;
  #failure: unknown = null;

  constructor(store: ReadStore, name: string, { everyMs = usualPause(store) }: FollowOptions = {}) {
    this.#following = this.#follow(store, name, everyMs);
  }

  /** As last seen; null before the first. */
  current(): Checkpoint | null {
    return this.#current;
  }

  /** Why the last look failed, null once one succeeded again. */
  failure(): unknown {
    return this.#failure;
  }

  /** True once the checkpoint stands at the position or beyond, false when the time is up or the follower closed. */
  until(position: string, timeoutMs: number): Promise<boolean> {
    return this.#wait(() => this.#reached(position), timeoutMs);
  }

  /** True once the checkpoint is another than the one given, false when the time is up or the follower closed. */
  moved(since: Checkpoint | null, timeoutMs: number): Promise<boolean> {
    return this.#wait(() => !sameCheckpoint(this.#current, since), timeoutMs);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    for (const { wake } of this.#waiters) wake();
    await this.#following;
  }

  async #follow(store: ReadStore, name: string, everyMs: number): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      try {
        for await (const found of watchCheckpoint(store, name, { signal, everyMs })) this.#see(found);
      } catch (failure) {
        this.#failure = failure;
        await pause(Math.min(everyMs, AGAIN_MS), signal);
      }
    }
  }

  #see(found: Checkpoint | null): void {
    this.#failure = null;
    this.#current = found;
    for (const { holds, wake } of this.#waiters) if (holds()) wake();
  }

  async #wait(holds: () => boolean, timeoutMs: number): Promise<boolean> {
    if (holds() || this.#closing.signal.aborted) return holds();
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiter: Waiter = { holds, wake: resolve };
    this.#waiters.add(waiter);
    const timer = setTimeout(resolve, timeoutMs);
    await promise;
    clearTimeout(timer);
    this.#waiters.delete(waiter);
    return holds();
  }

  #reached(position: string): boolean {
    const reached = this.#current?.position ?? null;
    return reached !== null && reached >= position;
  }
}
