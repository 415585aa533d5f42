import {
  type CaseState,
  type Possibility,
  type Procedure,
  possibleActs,
  type Standard,
  terminalOutcome,
} from '@jejak/domain';
import { instantOf } from '../time/index.ts';
import type { World } from '../world/index.ts';
import { type CaseLife, isHopedFor } from './case-life.ts';
import { distancesTo, endsOf } from './routes.ts';

export type Way = Exclude<Possibility, { kind: 'parallel' }>;

/** Backwards, or a refusal: such things happen, but they are not how most cases go. */
const BACKWARDS = /Returned|Disputed|Reassessment/;

/** What is done next in a case; undefined where nothing leads on. */
export function chooseAct(life: CaseLife, state: CaseState, standard: Standard, world: World): Way | undefined {
  const { procedure, service } = standard;
  const possible = possibleActs(state, procedure, life.office.state, instantOf(world.clock.at));
  const ways = possible.filter((way) => way.kind !== 'parallel');
  const end = endFor(life, state, standard);
  if (end === undefined) return life.chance.weighted(ways, () => 1);
  const distances = distancesTo(procedure, end);
  const here = distances.get(state.status) ?? Number.POSITIVE_INFINITY;
  return life.chance.weighted(ways, (way) => {
    const uses = world.tally.acts.get(`${service}/${way.act.key}`) ?? 0;
    // What was seldom seen so far is tried a little more often.
    return weightOf(way, { state, procedure, end, here, there: distances.get(way.to) }) * (1 + 2 / (1 + uses));
  });
}

/** For a while a case that ends otherwise goes as if it would not; a way that is closed gives way to another. */
function endFor(life: CaseLife, { status }: CaseState, standard: Standard): string | undefined {
  const { procedure } = standard;
  const leadsOn = (end: string) => distancesTo(procedure, end).has(status);
  const ordinary = endsOf(procedure).find((end) => isHopedFor(standard, end) && leadsOn(end));
  if (life.ordinarySteps > 0 && ordinary !== undefined && (distancesTo(procedure, ordinary).get(status) ?? 0) > 1) {
    return ordinary;
  }
  return leadsOn(life.end) ? life.end : ordinary;
}

interface Standing {
  readonly state: CaseState;
  readonly procedure: Procedure;
  readonly end: string;
  readonly here: number;
  readonly there: number | undefined;
}

function weightOf({ kind, act, to }: Way, { state, procedure, end, here, there }: Standing): number {
  if (to === end) return 1.5;
  if (kind === 'exit' || there === undefined || terminalOutcome(procedure, to)) return 0;
  const before = state.history.filter(({ step }) => step === act.key).length;
  if (there < here) return act.outcome === 'refused' ? 0.3 : 1.5;
  if (BACKWARDS.test(act.type) || act.outcome === 'refused') return before > 0 ? 0.01 : 0.1;
  return state.visited.includes(to) ? 0.02 : 0.5;
}
