import type { EventStore } from '@jejak/event-store';
import { type Aggregate, type AggregateKind, emptyAggregate, type Foldable, foldInto } from './aggregate.ts';

/**
 * Recently used aggregates of one kind, as long as their events have no more than `capacity` characters together; the
 * rest is read again when needed. Counted by size and not by number: one stream may be as long as a thousand others.
 */
export class Aggregates<S> {
  readonly #kind: AggregateKind<S>;
  readonly #store: Pick<EventStore, 'readStream'>;
  readonly #capacity: number;
  readonly #held = new Map<string, Aggregate<S>>();
  readonly #loading = new Map<string, Promise<Aggregate<S>>>();
  #size = 0;

  constructor(store: Pick<EventStore, 'readStream'>, kind: AggregateKind<S>, capacity: number) {
    this.#store = store;
    this.#kind = kind;
    this.#capacity = capacity;
  }

  /** From memory, perhaps stale; from the store where it is not held. */
  get(stream: string): Aggregate<S> | Promise<Aggregate<S>> {
    const held = this.#held.get(stream);
    if (!held) return this.#load(stream);
    this.#held.delete(stream);
    this.#held.set(stream, held);
    return held;
  }

  /** What is in memory of it, if anything is. */
  held(stream: string): Aggregate<S> | undefined {
    return this.#held.get(stream);
  }

  /** Folds what the store has beyond what is held. */
  async refresh(aggregate: Aggregate<S>): Promise<void> {
    this.fold(aggregate, await this.#store.readStream(aggregate.stream, { from: aggregate.revision + 1 }));
  }

  /** Folds events of the stream that are known to be stored. */
  fold(aggregate: Aggregate<S>, events: readonly Foldable[]): void {
    const before = aggregate.size;
    try {
      foldInto(aggregate, this.#kind, events);
    } finally {
      if (this.#held.get(aggregate.stream) === aggregate) this.#grow(aggregate.size - before);
    }
  }

  /** The stream as it stands in the store no earlier than now. */
  async fresh(stream: string): Promise<Aggregate<S>> {
    // A load that is under way may have read before what the caller must not miss.
    const begun = this.#held.get(stream) ?? this.#loading.get(stream);
    if (!begun) return this.#load(stream);
    const aggregate = await begun;
    await this.refresh(aggregate);
    return aggregate;
  }

  #load(stream: string): Promise<Aggregate<S>> {
    const running = this.#loading.get(stream);
    if (running) return running;
    const loading = this.#read(stream).finally(() => this.#loading.delete(stream));
    this.#loading.set(stream, loading);
    return loading;
  }

  async #read(stream: string): Promise<Aggregate<S>> {
    const aggregate = emptyAggregate(stream, this.#kind.empty(stream));
    this.fold(aggregate, await this.#store.readStream(stream));
    this.#held.set(stream, aggregate);
    this.#grow(aggregate.size);
    return aggregate;
  }

  /** Forgets what was used longest ago, never what was used last, however long it is. */
  #grow(by: number): void {
    this.#size += by;
    for (const [stream, { size }] of this.#held) {
      if (this.#size <= this.#capacity || this.#held.size === 1) return;
      this.#held.delete(stream);
      this.#size -= size;
    }
  }
}
