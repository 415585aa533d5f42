import type { EventStoreDBClient } from '@eventstore/db-client';

/** The server that behaves, and its own client to look at it through. */
export interface Observed {
  readonly client: EventStoreDBClient;
  /** Null for a server that is not ours to kill. */
  readonly kill: (() => Promise<void>) | null;
  readonly startAgain: () => Promise<void>;
}

/** One thing that the server does, and the suite's way of seeing it. */
export interface Row {
  readonly case: string;
  /** As it was observed on a real server. */
  readonly observed: string;
  /** What the suite must see, in the words that `see` answers. */
  readonly sees: string;
  readonly see: (server: Observed) => Promise<string>;
  /** It needs a server that may be killed. */
  readonly kills?: true;
}

export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}
