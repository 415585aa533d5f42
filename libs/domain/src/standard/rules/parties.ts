import type { Place } from '../check/index.ts';
import type { Act, Procedure } from '../standard.ts';

/** A body that decides is among those to choose from, and a pause waits for whom its state waits for. */
export function parties(procedure: Procedure, at: Place): void {
  for (const room of ['steps', 'exits', 'parallel'] as const) {
    for (const [index, act] of procedure[room].entries()) decidesAmongItsParties(act, at.at(room, index));
  }
  for (const [index, pause] of procedure.clock.pauses.entries()) {
    const state = Object.hasOwn(procedure.states, pause.state) ? procedure.states[pause.state] : undefined;
    if (!state || state.waitingFor === pause.party) continue;
    at.at('clock', 'pauses', index, 'party').report(
      'wrong-value',
      `the state ${JSON.stringify(pause.state)} does not wait for ${JSON.stringify(pause.party)}`,
      state.waitingFor ? [state.waitingFor] : [],
    );
  }
}

function decidesAmongItsParties({ decidedBy, party }: Act, at: Place): void {
  if (!('party' in decidedBy) || !party || party.includes(decidedBy.party)) return;
  at.at('decidedBy', 'party').report('wrong-value', `${JSON.stringify(decidedBy.party)} cannot be chosen`, party);
}
