import { type Refused, refuse } from '../decision/index.ts';
import type { Instant } from '../event/index.ts';
import type { CaseState } from './state.ts';

/** RFC 3339 in UTC with milliseconds, as events carry it. */
export function normalInstant(instant: Instant): Instant {
  return instant.length === 24 && instant.endsWith('Z') ? instant : new Date(instant).toISOString();
}

/** Nothing happens in the future or before the case was opened; a step not before the one it follows. */
export function refuseWhen(state: CaseState, occurredAt: Instant, now: Instant, moves: boolean): Refused | null {
  if (occurredAt > now) return refuse('occurred-in-future', { occurredAt, now });
  if (occurredAt < state.openedAt) return refuse('occurred-before-opening', { occurredAt, openedAt: state.openedAt });
  if (moves && occurredAt < state.lastStepAt)
    return refuse('occurred-before-step', { occurredAt, lastStepAt: state.lastStepAt });
  return null;
}
