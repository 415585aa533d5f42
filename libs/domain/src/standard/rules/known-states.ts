import type { Place } from '../check/index.ts';
import type { Procedure } from '../standard.ts';

/** Every state that is named is declared, and each is either open or terminal. */
export function knownStates(procedure: Procedure, at: Place): void {
  const open = new Set(Object.keys(procedure.states));
  const terminal = new Set(Object.keys(procedure.terminal));
  const all = new Set([...open, ...terminal]);
  const need = (state: string, known: ReadonlySet<string>, place: Place): void => {
    if (!known.has(state)) place.report('unknown-name', `unknown state ${JSON.stringify(state)}`, known);
  };

  need(procedure.initial, open, at.at('initial'));
  for (const state of terminal) {
    if (open.has(state)) at.at('terminal', state).report('duplicate', 'the state is declared open as well');
  }
  for (const [index, step] of procedure.steps.entries()) {
    for (const [n, state] of step.from.entries()) need(state, open, at.at('steps', index, 'from', n));
    need(step.to, all, at.at('steps', index, 'to'));
  }
  for (const state of Object.keys(procedure.exitsByState)) need(state, open, at.at('exitsByState', state));
  for (const [index, fact] of procedure.parallel.entries()) {
    for (const [n, state] of (fact.after ?? []).entries()) need(state, all, at.at('parallel', index, 'after', n));
  }
  for (const [index, pause] of procedure.clock.pauses.entries()) {
    need(pause.state, open, at.at('clock', 'pauses', index, 'state'));
  }
}
