import type { Instant } from '../event/envelope.ts';
import type { Outcome } from '../standard/standard.ts';
import type { ClockEntry, ClockInput } from './types.ts';

/** An entry in its place in time. */
export interface Moment {
  readonly type: string;
  readonly at: Instant;
  /** State of the case from then on. */
  readonly state: string;
  /** Outcome of that state, where it is terminal. */
  readonly outcome: Outcome | null;
}

/**
 * The entries up to `asOf` in the order in which they happened. A fact beside the procedure may be recorded late; it
 * then takes its place in time but moves no state, so that the state at each moment comes from the transitions alone.
 */
export function timelineOf(input: Pick<ClockInput, 'entries' | 'terminalStates'>, asOf: Instant): Moment[] {
  let state = '';
  return inTime(input.entries)
    .filter(({ at }) => at <= asOf)
    .map(({ type, at, entered }) => {
      state = entered ?? state;
      const outcome = Object.hasOwn(input.terminalStates, state) ? input.terminalStates[state] : null;
      return { type, at, state, outcome: outcome ?? null };
    });
}

interface Placed {
  readonly type: string;
  readonly at: Instant;
  /** State that it led to; null where it moved none. */
  readonly entered: string | null;
}

function inTime(entries: readonly ClockEntry[]): Placed[] {
  return entries
    .map(({ type, occurredAt: at, state }, index) => ({
      type,
      at,
      entered: state === entries[index - 1]?.state ? null : state,
    }))
    .sort((a, b) => compare(a.at, b.at));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
