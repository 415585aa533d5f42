import { type Label, OUTCOME_LABELS, type Procedure, terminalOutcome } from '@jejak/domain';

/** What a state is called: by the procedure, or by the exit that leads to it. */
export function stateLabel(procedure: Procedure, state: string): Label {
  const named = procedure.states[state] ?? procedure.terminal[state] ?? procedure.exits.find(({ to }) => to === state);
  if (named) return { id: named.id, en: named.en };
  const outcome = terminalOutcome(procedure, state);
  return outcome ? OUTCOME_LABELS[outcome] : { id: state, en: state };
}
