import type { Place } from '../check/index.ts';
import { MILESTONES, type Milestone, type Procedure } from '../standard.ts';
import { waysFrom } from './ways.ts';

/**
 * A milestone that is declared lies on every way from the first state to a completed end; one that is not
 * declared lies on no step. `received` is the taking in itself, which no step repeats.
 */
export function milestones(procedure: Procedure, at: Place): void {
  if (procedure.milestones.received !== true) {
    at.at('milestones', 'received').report('milestone', 'every case is received; only true can stand here');
  }
  for (const milestone of MILESTONES) {
    if (milestone === 'received' || procedure.milestones[milestone] !== true) carriedByNoStep(procedure, milestone, at);
    else passedOnEveryWay(procedure, milestone, at);
  }
}

function carriedByNoStep(procedure: Procedure, milestone: Milestone, at: Place): void {
  const why = milestone === 'received' ? 'the report itself is this milestone' : 'the standard is said to have none';
  for (const [index, step] of procedure.steps.entries()) {
    if (step.milestone === milestone) at.at('steps', index, 'milestone').report('milestone', why);
  }
}

function passedOnEveryWay(procedure: Procedure, milestone: Milestone, at: Place): void {
  const around = waysFrom(procedure, procedure.initial, (step) => step.milestone !== milestone);
  for (const [state, { outcome }] of Object.entries(procedure.terminal)) {
    const way = outcome === 'completed' ? around.get(state) : undefined;
    if (!way) continue;
    at.at('milestones', milestone).report('milestone', `"${state}" is reached without it: ${way.join(' → ')}`);
  }
}
