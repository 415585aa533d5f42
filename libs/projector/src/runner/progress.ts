import type { Checkpoint, Write } from '@jejak/read-store';
import type { NumberedEvent } from '../ordinals/index.ts';
import type { RunnerListener } from './runner.ts';

type Observer = (checkpoint: Checkpoint, writes: readonly Write[]) => void;

/** How far a runner has got, for whoever asks or waits. */
export class Progress implements RunnerListener {
  checkpoint: Checkpoint | null = null;
  /** Ordinal of the last event that is known to be stored. */
  head = -1;
  /** When the oldest event that is not folded yet was recorded, in epoch milliseconds; null where none is known. */
  waitingSince: number | null = null;
  isCaughtUp = false;
  movedAt = Date.now();
  failure: unknown = null;
  readonly #observers = new Set<Observer>();
  readonly #waiting = new Set<() => void>();

  opened(checkpoint: Checkpoint): void {
    this.checkpoint = checkpoint;
    this.#moved();
  }

  committed(checkpoint: Checkpoint, writes: readonly Write[]): void {
    this.checkpoint = checkpoint;
    this.#moved();
    for (const observer of this.#observers) observer(checkpoint, writes);
  }

  received(events: readonly NumberedEvent[]): void {
    this.isCaughtUp = false;
    this.head = Math.max(this.head, events.at(-1)?.ordinal ?? -1);
    const [first] = events;
    if (first?.decoded.kind === 'event') this.waitingSince = Date.parse(first.decoded.event.recordedAt);
  }

  caughtUp(): void {
    this.isCaughtUp = true;
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
