/** One event as it is handed to a store: `json` is its canonical form and the only thing that is kept of it. */
export interface NewEvent {
  /** A UUID in lower case that belongs to this attempt alone. */
  readonly id: string;
  readonly type: string;
  /** Canonical JSON (RFC 8785), at most {@link MAX_APPEND_BYTES} together with the others of the append. */
  readonly json: string;
}

/** A place in the global order. Opaque, but two of one store compare with `<` as strings. */
export type Position = string;

export interface StoredEvent extends NewEvent {
  readonly stream: string;
  /** 0 for the first event of the stream, then without gaps. */
  readonly revision: number;
  readonly position: Position;
}

/** The revision that the last event of the stream must have, or `noStream` where the stream must not exist. */
export type ExpectedRevision = number | 'noStream';

export interface AppendResult {
  /** Revision of the last event of this append. */
  readonly revision: number;
  /** Position of the last event of this append. */
  readonly position: Position;
}

export interface ReadStreamOptions {
  /** First revision to read; forwards 0 and backwards the end where it is left out. */
  readonly from?: number;
  readonly direction?: 'forwards' | 'backwards';
  readonly limit?: number;
}

export interface ReadAllOptions {
  /** Exclusive; from the beginning where it is left out. */
  readonly after?: Position;
  readonly limit: number;
}

export interface SubscriptionFilter {
  /** Only streams whose name begins with one of these. */
  readonly streamPrefixes: readonly string[];
}

export interface SubscribeOptions {
  /** Exclusive; from the beginning where it is left out. */
  readonly after?: Position;
  readonly filter?: SubscriptionFilter;
  /** Ends the iteration without an error. */
  readonly signal?: AbortSignal;
}

/**
 * `caughtUp` comes only once every event that was stored before it has been handed out; it may come again after
 * every later stretch. `checkpoint` moves a position over a stretch in which the filter let nothing through.
 */
export type SubscriptionMessage =
  | { readonly kind: 'events'; readonly events: readonly StoredEvent[] }
  | { readonly kind: 'checkpoint'; readonly position: Position }
  | { readonly kind: 'caughtUp' };

export interface EventStore {
  /**
   * Appends all events or none, as one; resolved only when they are durable.
   * The same bytes sent again at their old expected revision answer as the first time and write nothing.
   * Throws WrongExpectedRevision, AppendTooLarge, InvalidAppend, StoreFull (reads go on), StoreUnavailable
   * (whether it was written is unknown: send the same bytes again).
   */
  append(stream: string, expectedRevision: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult>;
  /** Empty where the stream does not exist. */
  readStream(stream: string, options?: ReadStreamOptions): Promise<readonly StoredEvent[]>;
  /** A page of all events in the global order. */
  readAll(options: ReadAllOptions): Promise<readonly StoredEvent[]>;
  /** How many events lie after a position (null: all of them); null where the store would have to read them to tell. */
  countAfter(position: Position | null): Promise<number | null>;
  /** Ends only by its signal, by leaving the loop or by an error; holds back rather than buffer without bound. */
  subscribe(options?: SubscribeOptions): AsyncIterable<SubscriptionMessage>;
  close(): Promise<void>;
}

/** The most bytes (UTF-8) of `json` that one append may carry, as EventStoreDB limits it. */
export const MAX_APPEND_BYTES = 1024 * 1024;
