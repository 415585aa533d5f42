import {
  type AppendResult,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  type SubscribeOptions,
  type SubscriptionMessage,
  WrongExpectedRevision,
} from '@jejak/event-store';
import { Backlog } from './backlog.ts';
import { RecentStreams } from './recent-streams.ts';

/** Hears of every append at once, in the global order. */
export type Listener = (stream: string, revision: number, events: readonly NewEvent[]) => void;

/**
 * An event store that answers appends from memory and hands them on in the order in which they came: the ledger never
 * waits for a disk, so nothing but the seed decides the global order. Nothing is durable before `settled` resolves,
 * which is why this serves only data that is thrown away whole where it is not finished. Positions are provisional.
 */
export class DeferredEventStore implements EventStore {
  readonly #store: EventStore;
  readonly #backlog: Backlog;
  readonly #listener: Listener;
  readonly #heads = new Map<string, number>();
  readonly #recent = new RecentStreams();
  #events = 0;

  /** `width` appends at once; 1 where the store does not keep the order in which appends are called. */
  constructor(store: EventStore, width: number, listener: Listener) {
    this.#store = store;
    this.#backlog = new Backlog(width);
    this.#listener = listener;
  }

  /** How many events were appended so far. */
  get events(): number {
    return this.#events;
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    const head = this.#heads.get(stream) ?? -1;
    if ((expected === 'noStream' ? -1 : expected) !== head) {
      throw new WrongExpectedRevision(stream, expected, head < 0 ? 'noStream' : head);
    }
    const revision = head + events.length;
    this.#heads.set(stream, revision);
    this.#events += events.length;
    this.#backlog.add(() => this.#store.append(stream, expected, events));
    const position = String(this.#events).padStart(16, '0');
    this.#recent.keep(stream, head + 1, events, position);
    this.#listener(stream, head + 1, events);
    return { revision, position };
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly StoredEvent[]> {
    const head = this.#heads.get(stream) ?? -1;
    if (head < (options.direction === 'backwards' ? 0 : (options.from ?? 0))) return [];
    const recent = this.#recent.read(stream, options);
    if (recent) return recent;
    await this.#backlog.settled();
    return this.#store.readStream(stream, options);
  }

  async readAll(options: ReadAllOptions): Promise<readonly StoredEvent[]> {
    await this.#backlog.settled();
    return this.#store.readAll(options);
  }

  async countAfter(position: Position | null): Promise<number | null> {
    await this.#backlog.settled();
    return this.#store.countAfter(position);
  }

  subscribe(options: SubscribeOptions = {}): AsyncIterable<SubscriptionMessage> {
    return this.#store.subscribe(options);
  }

  /** Lets the store work and holds back where it is far behind. Throws what an append came to. */
  room(): Promise<void> {
    return this.#backlog.room();
  }

  /** Resolves once everything is durable. Throws what an append came to. */
  settled(): Promise<void> {
    return this.#backlog.settled();
  }

  /** The store below stays its owner's to close. */
  close(): Promise<void> {
    return this.settled();
  }
}
