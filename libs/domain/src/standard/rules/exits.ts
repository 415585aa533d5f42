import type { Place } from '../check/index.ts';
import type { Exit, Procedure } from '../standard.ts';

/**
 * An exit ends the case in a state of its own, and is narrowed by its key. It need not be possible anywhere:
 * Gorontalo's list has the lapse of a file, though no state of it waits for one.
 */
export function exits(procedure: Procedure, at: Place): void {
  for (const [index, exit] of procedure.exits.entries()) {
    endsInAStateOfItsOwn(procedure, exit, index, at.at('exits', index));
  }
  const keys = new Set(procedure.exits.map(({ key }) => key));
  for (const [state, narrowed] of Object.entries(procedure.exitsByState)) {
    for (const [n, key] of narrowed.entries()) {
      if (keys.has(key)) continue;
      at.at('exitsByState', state, n).report('unknown-name', `unknown exit ${JSON.stringify(key)}`, keys);
    }
  }
}

function endsInAStateOfItsOwn({ exits, states, terminal }: Procedure, exit: Exit, index: number, at: Place): void {
  const earlier = exits.slice(0, index).some(({ to }) => to === exit.to);
  if (!earlier && !Object.hasOwn(states, exit.to) && !Object.hasOwn(terminal, exit.to)) return;
  at.at('to').report('duplicate', `the state ${JSON.stringify(exit.to)} is declared already`);
}
