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
  /** Other cases of the same report that go the same way for now. */
  followers: readonly string[];
  /** What was planned for an earlier turn no longer happens. */
  turn: number;
  refusals: number;
}

/** How most cases end, where they end. */
const HOPED_FOR: ReadonlySet<Outcome> = new Set(['completed', 'informed', 'returned-to-family']);
const SELDOM: ReadonlySet<Outcome> = new Set(['died', 'lapsed']);
const OTHERWISE = 0.13;
const TRIED = 0.3;
const MOST_TRIES = 8;

export function beginLife(id: string, office: SimulatedOffice, chance: Chance, world: World): CaseLife {
  const standard = standardOf(world.cases.get(id), office);
  const end = chooseEnd(standard, chance, world);
  // Whoever goes away does so from anywhere on the way.
  const leaves = standard.procedure.exits.some(({ to, onlyWaitingFor }) => to === end && !onlyWaitingFor);
  const ordinarySteps = leaves ? chance.between(0, 5) : 0;
  return {
    id,
    office,
    chance,
    pace: chance.lognormal(1, 0.4),
    end,
    ordinarySteps,
    followers: [],
    turn: 0,
    refusals: 0,
  };
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

/** Most cases come to the end that was hoped for; ends that no case came to yet are tried a little more often. */
function chooseEnd(standard: Standard, chance: Chance, { tally }: World): string {
  const { service, procedure } = standard;
  const ends = endsOf(procedure);
  const hoped = ends.filter((end) => isHopedFor(standard, end));
  const others = ends.filter((end) => !hoped.includes(end));
  const countOf = (counts: ReadonlyMap<string, number>, end: string) => counts.get(`${service}/${end}`) ?? 0;
  const untried = ends.filter((end) => countOf(tally.reached, end) === 0 && countOf(tally.ends, end) < MOST_TRIES);
  const [first] = untried.toSorted((a, b) => countOf(tally.ends, a) - countOf(tally.ends, b));
  const outcomes = terminalOutcomes(procedure);
  const weight = (end: string) => {
    const outcome = outcomes[end];
    return (outcome && SELDOM.has(outcome) ? 0.2 : 1) / distanceFromStart(procedure, end);
  };
  const pool = chance.happens(OTHERWISE) && others.length > 0 ? others : hoped;
  const end = first !== undefined && chance.happens(TRIED) ? first : chance.weighted(pool, weight);
  if (end === undefined) throw new Error(`${service} has no end that a case can come to`);
  tally.count(tally.ends, `${service}/${end}`);
  return end;
}

function distanceFromStart(procedure: Standard['procedure'], end: string): number {
  return distancesTo(procedure, end).get(procedure.initial) ?? 1;
}
