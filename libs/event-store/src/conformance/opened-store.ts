import type { EventStore } from '../port.ts';

export interface OpenedStore {
  readonly store: EventStore;
  /** Closes the store and opens the same data again; left out where the adapter keeps nothing of its own. */
  readonly reopen?: () => Promise<EventStore>;
}

/** May open onto data that others have left or are adding to: the suite only looks at streams of its own. */
export type OpenStore = () => Promise<OpenedStore>;

/** The store that the tests of one part share. */
export type Use = () => EventStore;
