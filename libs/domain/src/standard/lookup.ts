import { type FoundAct, indexOf } from './procedure-index.ts';
import type { Exit, Outcome, ParallelFact, Procedure, Step } from './standard.ts';

/** Where a case stands in its procedure, as far as parallel facts need it. */
export interface Standing {
  readonly state: string;
  /** Every state the case has been in, the present one included. */
  readonly visited: Iterable<string>;
  readonly terminal: boolean;
}

/** Steps that lead out of a state; none from a terminal or unknown one. `condition` is left to the caller. */
export function stepsFrom(procedure: Procedure, state: string): readonly Step[] {
  return indexOf(procedure).stepsFrom.get(state) ?? [];
}

/** Exits possible in an open state, narrowed by `exitsByState` and `onlyWaitingFor`. */
export function exitsFrom(procedure: Procedure, state: string): readonly Exit[] {
  return indexOf(procedure).exitsFrom.get(state) ?? [];
}

/** Facts that may be recorded beside the procedure, without a change of state. */
export function parallelIn(procedure: Procedure, standing: Standing): readonly ParallelFact[] {
  return procedure.parallel.filter((fact) => {
    if (standing.terminal && !fact.alsoAfterTerminal) return false;
    return !fact.after || hasBeenInOneOf(standing, fact.after);
  });
}

function hasBeenInOneOf(standing: Standing, states: readonly string[]): boolean {
  if (states.includes(standing.state)) return true;
  for (const state of standing.visited) if (states.includes(state)) return true;
  return false;
}

export function isTerminal(procedure: Procedure, state: string): boolean {
  return Object.hasOwn(indexOf(procedure).terminalOutcomes, state);
}

/** Outcome of a terminal state; undefined while the case is open. */
export function terminalOutcome(procedure: Procedure, state: string): Outcome | undefined {
  return isTerminal(procedure, state) ? indexOf(procedure).terminalOutcomes[state] : undefined;
}

/** Every terminal state with its outcome: those of the procedure and those that its exits lead to. */
export function terminalOutcomes(procedure: Procedure): { readonly [state: string]: Outcome } {
  return indexOf(procedure).terminalOutcomes;
}

/** The step, exit or parallel fact with this key. Keys are unique in a procedure. */
export function findAct(procedure: Procedure, key: string): FoundAct | undefined {
  return indexOf(procedure).acts.get(key);
}
