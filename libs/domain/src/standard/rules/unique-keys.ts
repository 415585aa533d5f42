import type { Place } from '../check/index.ts';
import type { Procedure } from '../standard.ts';

/** A key names one step, exit or parallel fact of the whole procedure, and a step starts from a state once. */
export function uniqueKeys(procedure: Procedure, at: Place): void {
  const owners = new Map<string, Place>();
  for (const room of ['steps', 'exits', 'parallel'] as const) {
    for (const [index, { key }] of procedure[room].entries()) {
      const place = at.at(room, index, 'key');
      const first = owners.get(key);
      if (first) place.report('duplicate', `the key ${JSON.stringify(key)} is taken at ${first.pointer}`);
      else owners.set(key, place);
    }
  }
  for (const [index, step] of procedure.steps.entries()) {
    for (const [n, state] of step.from.entries()) {
      if (step.from.indexOf(state) === n) continue;
      at.at('steps', index, 'from', n).report('duplicate', `the step starts from ${JSON.stringify(state)} already`);
    }
  }
}
