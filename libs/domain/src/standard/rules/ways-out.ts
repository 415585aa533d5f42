import type { Place } from '../check/index.ts';
import type { Procedure } from '../standard.ts';
import { waysFrom } from './ways.ts';

/**
 * From every open state steps lead to an end. Exits are no way out: they say how a case may fail to end,
 * and a procedure whose cases can only be withdrawn or lapse promises nothing.
 */
export function waysOut(procedure: Procedure, at: Place): void {
  const ends = Object.keys(procedure.terminal);
  for (const state of Object.keys(procedure.states)) {
    const place = at.at('states', state);
    const ways = waysFrom(procedure, state);
    if (ways.size === 1) place.report('no-way-out', 'no step leads out of this state');
    else if (!ends.some((end) => ways.has(end))) place.report('no-way-out', 'no steps lead from here to an end');
  }
}
