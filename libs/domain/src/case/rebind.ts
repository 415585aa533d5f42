import { type Refused, refuse } from '../decision/index.ts';
import type { Instant } from '../event/index.ts';
import { adoptionByHash, currentCalendar, type OfficeState } from '../office/index.ts';
import type { Standard } from '../standard/index.ts';
import { clocksOf } from './clocks.ts';
import type { ClockBinding } from './events.ts';
import type { CaseState } from './state.ts';
import { bindClock } from './take-in.ts';

interface Rebinding {
  readonly from: string;
  readonly clock: ClockBinding;
}

/**
 * Binds a case to another version that its office adopted, by its hash. What is open is measured by that version from
 * the beginning; so a promise that has stopped once keeps the case where it was judged, also after a reopening.
 */
export function rebind(
  hash: string,
  state: CaseState,
  standard: Standard,
  office: OfficeState,
  at: Instant,
): Rebinding | Refused {
  const adoption = adoptionByHash(office, hash);
  if (!adoption || adoption.service !== state.service) {
    return refuse('no-standard-in-force', { service: state.service });
  }
  if (adoption.hash === state.standard) return refuse('no-change', { standard: state.standard });
  const { states } = adoption.standard.procedure;
  if (!Object.hasOwn(states, state.status)) {
    return refuse('state-not-possible', { state: state.status, possible: Object.keys(states) });
  }
  const judgedAt = promiseStoppedAt(state, standard, office, at);
  if (judgedAt !== null) return refuse('already-judged', { judgedAt });
  return { from: state.standard, clock: bindClock(adoption.standard, office, state.openedAt) };
}

/** When a run of the promise stopped first; null where none has. */
function promiseStoppedAt(state: CaseState, standard: Standard, office: OfficeState, at: Instant): Instant | null {
  const calendar = currentCalendar(office);
  const clocks = calendar ? clocksOf(state, standard, calendar, at) : [];
  return clocks.find(({ kind, stoppedAt }) => kind === 'promise' && stoppedAt !== null)?.stoppedAt ?? null;
}
