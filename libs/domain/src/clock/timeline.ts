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
  const moments: Moment[] = [];
  for (const { type, at, entered } of inTime(input.entries)) {
    if (at > asOf) break;
    state = entered ?? state;
    const outcome = Object.hasOwn(input.terminalStates, state) ? input.terminalStates[state] : null;
    moments.push({ type, at, state, outcome: outcome ?? null });
  }
  return moments;
}

interface Placed {
  readonly type: string;
  readonly at: Instant;
  /** State that it led to; null where it moved none. */
  readonly entered: string | null;
}

function inTime(entries: readonly ClockEntry[]): readonly Placed[] {
  const placed = entries.map(({ type, occurredAt: at, state }, index) => ({
    type,
    at,
    entered: state === entries[index - 1]?.state ? null : state,
  }));
  const inOrder = placed.every(({ at }, index) => index === 0 || (placed[index - 1]?.at ?? at) <= at);
  return inOrder ? placed : placed.sort((a, b) => compare(a.at, b.at));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
