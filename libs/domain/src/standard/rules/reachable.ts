import type { Place } from '../check/index.ts';
import type { Procedure } from '../standard.ts';
import { waysFrom } from './ways.ts';

/** Every state, open or terminal, lies on some way from the first one. */
export function reachable(procedure: Procedure, at: Place): void {
  const reached = waysFrom(procedure, procedure.initial);
  for (const room of ['states', 'terminal'] as const) {
    for (const state of Object.keys(procedure[room])) {
      if (!reached.has(state)) at.at(room, state).report('unreachable', 'no step leads here from the first state');
    }
  }
}
