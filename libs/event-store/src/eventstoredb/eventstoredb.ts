import { checkAppend } from '../checks.ts';
import { InvalidAppend, NotCanonicalForm, StoreUnavailable } from '../errors.ts';
import type {
  AppendResult,
  EventStore,
  ExpectedRevision,
  NewEvent,
  Position,
  ReadAllOptions,
  ReadStreamOptions,
  StoredEvent,
  SubscribeOptions,
  SubscriptionMessage,
} from '../port.ts';
import { Appender } from './appender.ts';
import { Backoff } from './backoff.ts';
import type { Connection } from './connection.ts';
import { readAllRequest, readStreamRequest } from './read-request.ts';
import { patiently, readOnce } from './reading.ts';
import { type IsCanonical, isSystemStream, type RecordedEvent, recordedEvent } from './recorded-event.ts';
import { SharedSubscription } from './shared-subscription.ts';
import { Strangers } from './strangers.ts';
import { follow } from './subscription.ts';
import type { SubscriptionParts } from './subscription-call.ts';
import type { Trouble } from './trouble.ts';

export interface Figures {
  /** Subscriptions that were dropped and went on by themselves. */
  readonly dropped: number;
  /** Events handed on that cannot be ours: no JSON, or not in canonical form. */
  readonly undecodable: number;
}

export interface EventStoreDBParts {
  readonly connection: Connection;
  readonly isCanonical: IsCanonical;
  readonly onTrouble: (trouble: Trouble) => void;
}

/** A moment of patience for reads, so that a change of the leader is not seen. */
const READ_BACKOFF = { firstMs: 20, longestMs: 1_000, most: 8 };

/** The event store on a server: appends by one call, reads by a call each, subscriptions by a call that is renewed. */
export class EventStoreDB implements EventStore {
  readonly #parts: EventStoreDBParts;
  readonly #appender: Appender;
  readonly #closing = new AbortController();
  readonly #subscribing: SubscriptionParts;
  readonly #shared: SharedSubscription;
  readonly #strangers = new Strangers();
  #dropped = 0;

  constructor(parts: EventStoreDBParts) {
    this.#parts = parts;
    this.#appender = new Appender(parts.connection);
    this.#subscribing = {
      connection: parts.connection,
      decode: (record) => this.#decode(record),
      dropped: (reason, after) => this.#drop(reason, after),
      closing: this.#closing.signal,
    };
    this.#shared = new SharedSubscription(this.#subscribing);
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    checkAppend(stream, expected, events);
    for (const { id, json } of events) {
      if (!this.#parts.isCanonical(json)) throw new InvalidAppend(`event ${id} is not canonical JSON`);
    }
    return this.#appender.append({ stream, expected, events });
  }

  /** Throws NotCanonicalForm too: nothing may be decided from an event that is none of ours. */
  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly StoredEvent[]> {
    const { from, direction = 'forwards', limit } = options;
    const records = await this.#read(readStreamRequest(stream, { from, direction, limit }), `reading ${stream}`);
    return records.map((record) => {
      const { event, flaw } = recordedEvent(record, this.#parts.isCanonical);
      if (flaw !== null) throw new NotCanonicalForm(`${stream}/${event.revision} cannot be used: ${flaw}`);
      return event;
    });
  }

  async readAll({ after, limit }: ReadAllOptions): Promise<readonly StoredEvent[]> {
    const found: StoredEvent[] = [];
    let from = after;
    while (found.length < limit) {
      // One more, for a read includes the event at the position itself.
      const most = limit - found.length + 1;
      const page = await this.#read(readAllRequest(from, most), 'reading all streams');
      const start = from ?? '';
      const ours = page.filter(({ stream, position }) => position > start && !isSystemStream(stream));
      found.push(...ours.slice(0, limit - found.length).map((record) => this.#decode(record)));
      const last = page.at(-1);
      if (page.length < most || last === undefined) break;
      from = last.position;
    }
    return found;
  }

  /** Its positions are places in a file. */
  async countAfter(): Promise<null> {
    return null;
  }

  subscribe(options: SubscribeOptions = {}): AsyncIterable<SubscriptionMessage> {
    return follow(this.#subscribing, this.#shared, options);
  }

  figures(): Figures {
    return { dropped: this.#dropped, undecodable: this.#strangers.count };
  }

  /** Everything appended so far gets its answer first; subscriptions end with StoreUnavailable. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#appender.close();
    await this.#parts.connection.close();
  }

  #read(request: Parameters<typeof readOnce>[1], during: string): Promise<RecordedEvent[]> {
    if (this.#closing.signal.aborted) return Promise.reject(new StoreUnavailable('the event store is closed'));
    const read = () => readOnce(this.#parts.connection, request, during);
    return patiently(read, new Backoff(READ_BACKOFF), this.#closing.signal);
  }

  #drop(reason: StoreUnavailable, after: Position | undefined): void {
    this.#dropped += 1;
    this.#parts.onTrouble({ kind: 'dropped', reason, after });
  }

  /** Whoever follows is not stopped by an event that is none of ours: it is handed on, counted and told of once. */
  #decode(record: RecordedEvent): StoredEvent {
    const { event, flaw } = recordedEvent(record, this.#parts.isCanonical);
    if (flaw !== null && this.#strangers.isNew(event.position)) {
      this.#parts.onTrouble({ kind: 'undecodable', event, why: flaw });
    }
    return event;
  }
}
