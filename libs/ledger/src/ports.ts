import type { Instant } from '@jejak/domain';
import type { EventStore } from '@jejak/event-store';
import type { Randomness, SearchIndex, SubjectKeys } from '@jejak/privacy';

/** Where time comes from; a port, so that a year can be simulated. */
export interface Clock {
  /** RFC 3339 in UTC with milliseconds. */
  now(): Instant;
}

let told = { at: Number.NaN, text: '' };

/** One text a millisecond, however many ask: writing it takes far longer than a look at the time. */
export const systemClock: Clock = {
  now() {
    const at = Date.now();
    if (at !== told.at) told = { at, text: new Date(at).toISOString() };
    return told.text;
  },
};

export interface LedgerPorts {
  readonly store: EventStore;
  readonly keys: SubjectKeys;
  readonly search: SearchIndex;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Names this process in its access streams; one writer a name. */
  readonly node: string;
  /** How much of cases is kept folded in memory, in characters of their events; 64 million where left out. */
  readonly casesInMemory?: number;
  /** What fails in the background: a number that could not be allotted yet, an index entry left over. */
  readonly onError?: (error: unknown, during: string) => void;
}
