import type { Checkpoint } from '@jejak/read-store';
import type { Changes } from '../documents/index.ts';
import type { NumberedEvent } from '../ordinals/index.ts';
import type { RunnerListener } from './runner.ts';

type Observer = (checkpoint: Checkpoint) => void;
type Watcher = (changes: Changes) => void;

/** How far a runner has got, for whoever asks or waits. */
export class Progress implements RunnerListener {
  checkpoint: Checkpoint | null = null;
  /** Ordinal of the last event that is known to be stored. */
  head = -1;
  /**
   * Since when the oldest event that is not folded yet waits, in epoch milliseconds; null where none is known. It waits
   * since it was recorded, but never from before this runner began or had last folded everything: what it then finds is
   * old, not late.
   */
  waitingSince: number | null = null;
  isCaughtUp = false;
  /** Once everything that was stored has been folded, whatever came since. */
  wasCaughtUp = false;
  movedAt = Date.now();
  failure: unknown = null;
  #nothingWaitedAt = Date.now();
  readonly #observers = new Set<Observer>();
  readonly #watchers = new Set<Watcher>();
  readonly #waiting = new Set<() => void>();

  opened(checkpoint: Checkpoint): void {
    this.checkpoint = checkpoint;
    this.#moved();
  }

  committing(changes: Changes): void {
    for (const watcher of this.#watchers) watcher(changes);
  }

  committed(checkpoint: Checkpoint): void {
    this.checkpoint = checkpoint;
    this.#moved();
    for (const observer of this.#observers) observer(checkpoint);
  }

  received(events: readonly NumberedEvent[]): void {
    this.isCaughtUp = false;
    this.head = Math.max(this.head, events.at(-1)?.ordinal ?? -1);
    const [first] = events;
    const recorded = first?.decoded.kind === 'event' ? Date.parse(first.decoded.event.recordedAt) : Number.NaN;
    // A clock that is ahead of this one hides no lag.
    this.waitingSince = Math.min(Math.max(recorded || 0, this.#nothingWaitedAt), Date.now());
  }

  caughtUp(): void {
    this.isCaughtUp = true;
    this.wasCaughtUp = true;
    this.#nothingWaitedAt = Date.now();
    this.waitingSince = null;
    this.#moved();
  }

  failed(failure: unknown): void {
    this.failure = failure;
  }

  /** Calls the observer after each commit; the answer ends it. */
  observe(observer: Observer): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  /** Calls the watcher right before each commit; the answer ends it. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Resolves as soon as the condition holds; throws the signal's reason. */
  async until(condition: () => boolean, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    while (!condition()) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting.add(resolve);
      signal.addEventListener('abort', resolve as () => void, { once: true });
      await promise;
      signal.removeEventListener('abort', resolve as () => void);
      this.#waiting.delete(resolve);
      signal.throwIfAborted();
    }
  }

  #moved(): void {
    this.movedAt = Date.now();
    this.failure = null;
    for (const wake of this.#waiting) wake();
  }
}
