import { adoptionByHash, type CaseState, type Outcome, type Standard, terminalOutcomes } from '@jejak/domain';
import type { SimulatedOffice } from '../offices/index.ts';
import type { Chance } from '../seed/index.ts';
import type { World } from '../world/index.ts';
import { distancesTo, endsOf } from './routes.ts';

/** One case on its way through its procedure. */
export interface CaseLife {
  readonly id: string;
  readonly office: SimulatedOffice;
  readonly chance: Chance;
  /** 1 for a case that takes as long as most; more where it drags. */
  readonly pace: number;
  /** Terminal state that it is on its way to. */
  end: string;
  /** Steps that it still takes as most cases do before it turns to its own end. */
  ordinarySteps: number;
  /** What was planned for an earlier turn no longer happens. */
  turn: number;
  refusals: number;
}

/** How most cases end, where they end. */
const HOPED_FOR: ReadonlySet<Outcome> = new Set(['completed', 'informed', 'returned-to-family']);
const SELDOM: ReadonlySet<Outcome> = new Set(['died', 'lapsed']);
const OTHERWISE = 0.13;

export function beginLife(id: string, office: SimulatedOffice, chance: Chance, world: World): CaseLife {
  const standard = standardOf(world.cases.get(id), office);
  const end = chooseEnd(standard, chance, world);
  const ordinarySteps = isHopedFor(standard, end) ? 0 : chance.between(0, 5);
  return { id, office, chance, pace: chance.lognormal(1, 0.4), end, ordinarySteps, turn: 0, refusals: 0 };
}

/** The standard that a case is bound to. */
export function standardOf(state: CaseState, office: SimulatedOffice): Standard {
  const adoption = adoptionByHash(office.state, state.standard);
  if (!adoption) throw new Error(`${office.plan.code} never adopted ${state.standard}`);
  return adoption.standard;
}

export function isHopedFor({ procedure }: Standard, end: string): boolean {
  const outcome = terminalOutcomes(procedure)[end];
  return outcome !== undefined && HOPED_FOR.has(outcome);
}

/** Most cases come to the end that was hoped for; of the other ends, those that no case came to yet are first. */
function chooseEnd(standard: Standard, chance: Chance, { tally }: World): string {
  const { service, procedure } = standard;
  const ends = endsOf(procedure);
  const hoped = ends.filter((end) => isHopedFor(standard, end));
  const count = (end: string) => tally.ends.get(`${service}/${end}`) ?? 0;
  const outcomes = terminalOutcomes(procedure);
  const seldom = (end: string) => (SELDOM.has(outcomes[end] ?? 'completed') ? 0.2 : 1);
  const untried = ends.filter((end) => count(end) === 0);
  const others = ends.filter((end) => !hoped.includes(end));
  const pool = chance.happens(OTHERWISE) && others.length > 0 ? others : hoped;
  const end =
    untried.length > 0 && chance.happens(0.3)
      ? untried[0]
      : chance.weighted(pool, (it) => seldom(it) / distanceFromStart(procedure, it));
  if (end === undefined) throw new Error(`${service} has no end that a case can come to`);
  tally.count(tally.ends, `${service}/${end}`);
  return end;
}

function distanceFromStart(procedure: Standard['procedure'], end: string): number {
  return distancesTo(procedure, end).get(procedure.initial) ?? 1;
}
