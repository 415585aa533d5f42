import type { Place } from '../check/index.ts';
import type { Procedure } from '../standard.ts';
import { clocks } from './clocks.ts';
import { exits } from './exits.ts';
import { knownStates } from './known-states.ts';
import { milestones } from './milestones.ts';
import { parties } from './parties.ts';
import { reachable } from './reachable.ts';

export { secondPromises } from './second-promises.ts';

import { successfulEnd } from './successful-end.ts';
import { uniqueKeys } from './unique-keys.ts';
import { waysOut } from './ways-out.ts';

const RULES = [knownStates, uniqueKeys, exits, reachable, waysOut, successfulEnd, milestones, parties, clocks];

/** What holds for a procedure as a whole, once its shape is right. */
export function checkProcedure(procedure: Procedure, at: Place): void {
  for (const rule of RULES) rule(procedure, at);
}
