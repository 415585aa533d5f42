import type { Instant } from '@jejak/domain';
import type { EventStore } from '@jejak/event-store';
import type { Attachments, SearchIndex, SubjectKeys } from '@jejak/privacy';
import type { SecretOf } from './seed/index.ts';

/** Empty stores that a year is written to. */
export interface SimulationStores {
  readonly events: EventStore;
  /** They take their secrets from `secretOf`. */
  readonly keys: SubjectKeys;
  readonly secretOf: SecretOf;
  readonly search: SearchIndex;
  readonly attachments: Attachments;
  /** Appends that may be under way at once; 1 where the store does not keep the order of the calls. */
  readonly appendsAtOnce: number;
}

export interface SimulationPlan {
  readonly seed: number;
  /** The present of the simulation; it begins a year before. */
  readonly until: Instant;
  /** How many cases reports open; duplicates and clients who come back are on top. */
  readonly cases: number;
  /** 1 to {@link MOST_OFFICES}. */
  readonly offices: number;
}

/** The last days on which a year may end: ids of events count from 1970, and calendars end in 2400. */
export const ENDS = { first: '1972-01-01', last: '2398-12-31' } as const;

/** The year that is shown to whoever looks at Jejak for the first time; its present is up to whoever shows it. */
export const DEMO_PLAN = { seed: 2026, cases: 3_000, offices: 3 } as const;

export interface Progress {
  /** From 0 to 1, in simulated time. */
  readonly part: number;
  readonly events: number;
  readonly cases: number;
}

/** What a year came to. */
export interface SimulationResult {
  readonly events: number;
  readonly cases: number;
  /** Commands that the ledger said no to, by the code of the refusal. */
  readonly refusals: ReadonlyMap<string, number>;
}
