import type { Instant } from '../event/index.ts';
import { headIsAway, type OfficeState } from '../office/index.ts';
import {
  type Act,
  exitsFrom,
  type ParallelFact,
  type Procedure,
  parallelIn,
  type Step,
  stepsFrom,
} from '../standard/index.ts';
import type { CaseState } from './state.ts';

export type Possibility =
  | { readonly kind: 'step'; readonly act: Step; readonly to: string }
  | { readonly kind: 'exit'; readonly act: Act; readonly to: string }
  | { readonly kind: 'parallel'; readonly act: ParallelFact; readonly to: string };

/** Everything that may be recorded in a case now: the next steps, the ways out, the facts beside. */
export function possibleActs(
  state: CaseState,
  procedure: Procedure,
  office: OfficeState,
  at: Instant,
): readonly Possibility[] {
  const standing = { state: state.status, visited: state.visited, terminal: state.terminal !== null };
  const beside = parallelIn(procedure, standing).map((act) => ({ kind: 'parallel' as const, act, to: state.status }));
  if (state.terminal) return beside;
  const steps = stepsFrom(procedure, state.status)
    .filter((step) => step.condition !== 'head-away' || headIsAway(office, at))
    .map((act) => ({ kind: 'step' as const, act, to: act.to }));
  const exits = exitsFrom(procedure, state.status).map((act) => ({ kind: 'exit' as const, act, to: act.to }));
  return [...steps, ...exits, ...beside];
}
