import type { Instant } from '@jejak/domain';

/** One stay in a shelter. */
export interface ShelterStay {
  readonly since: Instant;
  /** Null while the client is inside. */
  readonly leftAt: Instant | null;
  /** Type of the event that ended it. */
  readonly leftBy: string | null;
  /** Until when the standard's limit allows it; null where it has none. */
  readonly until: Instant | null;
  readonly limit: string | null;
  /** Whether the limit was kept; null while inside, and where there is none. */
  readonly kept: boolean | null;
}

/** A client who is or was in a shelter, by case; the case itself may have ended before. */
export interface ShelterRow {
  readonly id: string;
  readonly office: string;
  readonly number: string | null;
  readonly service: string;
  readonly unit: string | null;
  /** Subject; the name is opened at the edge. */
  readonly client: string | null;
  readonly open: boolean;
  readonly inside: boolean;
  /** Of the present stay, or of the last one. */
  readonly since: Instant;
  readonly until: Instant | null;
  readonly stays: readonly ShelterStay[];
}
