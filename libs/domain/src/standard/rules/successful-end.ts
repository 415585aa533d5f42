import type { Place } from '../check/index.ts';
import type { Procedure } from '../standard.ts';

/** Without a completed end there is nothing to keep the promise of. */
export function successfulEnd(procedure: Procedure, at: Place): void {
  if (Object.values(procedure.terminal).some(({ outcome }) => outcome === 'completed')) return;
  at.at('terminal').report('missing', 'no state has the outcome "completed"');
}
