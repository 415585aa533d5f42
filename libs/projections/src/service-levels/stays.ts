import {
  type CasePause,
  type CaseState,
  type Instant,
  type OfficeCalendar,
  openTime,
  type Party,
  type Procedure,
  terminalOutcomes,
} from '@jejak/domain';
import { waitingOnParty } from '../case/index.ts';
import type { TimeSpent } from './row.ts';

/** Whose turn it was. */
export type Whom = 'office' | 'applicant' | 'third-party';

/** A stretch that a case spent in one state with one party, or with the office itself. */
export interface Stay {
  readonly state: string;
  readonly whom: Whom;
  /** Null for the office. */
  readonly party: Party | null;
  readonly from: Instant;
  /** Null while it lasts. */
  readonly to: Instant | null;
}

/**
 * Where the days of a case went, in order, its time after an end left out: in each state with the party that a recorded
 * pause names, else with the one that the procedure waits for in that state, else with the office. Of pauses that
 * overlap the one that began first names the party.
 */
export function staysOf({ history, pauses }: Pick<CaseState, 'history' | 'pauses'>, procedure: Procedure): Stay[] {
  const ended = terminalOutcomes(procedure);
  const waits = pauses.length < 2 ? pauses : pauses.toSorted(byBeginning);
  return stretches(history)
    .filter(({ state }) => !Object.hasOwn(ended, state))
    .flatMap(({ state, from, to }) =>
      piecesOf(from, to, waits).map((piece): Stay => {
        const wait = waits.find((pause) => pause.from <= piece.from && (pause.to === null || pause.to > piece.from));
        const party = wait?.party ?? procedure.states[state]?.waitingFor ?? null;
        const whom = party === null ? 'office' : whomOf(party);
        return { state, whom, party, from: piece.from, to: piece.to };
      }),
    );
}

interface Piece {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** From each change of state to the next; the last lasts. */
function stretches(history: CaseState['history']): readonly (Piece & { readonly state: string })[] {
  const chain = history.filter(({ moves }) => moves);
  const changes = chain.filter(({ state }, at) => state !== chain[at - 1]?.state);
  return changes.map(({ state, occurredAt }, at) => ({
    state,
    from: occurredAt,
    to: changes[at + 1]?.occurredAt ?? null,
  }));
}

function byBeginning({ from: a }: CasePause, { from: b }: CasePause): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A stretch cut wherever a pause begins or ends in it; pieces without length are left out. */
function piecesOf(from: Instant, to: Instant | null, waits: CaseState['pauses']): readonly Piece[] {
  if (waits.length === 0) return to === null || from < to ? [{ from, to }] : [];
  const within = (at: Instant | null): at is Instant => at !== null && from < at && (to === null || at < to);
  const cuts = [...new Set(waits.flatMap((wait) => [wait.from, wait.to]).filter(within))].sort();
  return [from, ...cuts]
    .map((begin, at) => ({ from: begin, to: cuts[at] ?? to }))
    .filter((piece) => piece.to === null || piece.from < piece.to);
}

function whomOf(party: Party): Whom {
  return waitingOnParty(party) === 'applicant' ? 'applicant' : 'third-party';
}

/** Open time of the stays within [from, until), added up. */
export function timeSpent(stays: readonly Stay[], calendar: OfficeCalendar, from: Instant, until: Instant): TimeSpent {
  const by: { [whom in Whom]?: number } = {};
  const states: { [state: string]: number } = {};
  for (const stay of stays) {
    const begin = stay.from > from ? stay.from : from;
    const end = stay.to !== null && stay.to < until ? stay.to : until;
    const open = openTime(calendar, begin, end);
    if (open === 0) continue;
    by[stay.whom] = (by[stay.whom] ?? 0) + open;
    states[stay.state] = (states[stay.state] ?? 0) + open;
  }
  return { by, states };
}
