import {
  type CaseState,
  decideCase,
  type Instant,
  type JsonObject,
  type OfficeState,
  type Outcome,
  type Possibility,
  possibleActs,
  type RecordStep,
  type Standard,
  terminalOutcome,
} from '@jejak/domain';
import type { Chance } from '../chance.ts';
import type { Officer } from '../people/index.ts';
import { stepFactsOf } from './step-facts-of.ts';

export interface Moment {
  readonly state: CaseState;
  readonly standard: Standard;
  readonly office: OfficeState;
  readonly staff: readonly Officer[];
  readonly occurredAt: Instant;
  readonly now: Instant;
  readonly commandId: string;
}

export interface Recording {
  readonly command: RecordStep;
  readonly user: string;
}

/** Backwards and out of the procedure: such things happen, but they are not how most cases go. */
const RARE = /Returned|Disputed|Withdrawn|Lapsed|Died|Left|Reassessment/;

/** How most cases end, where they end. */
const HOPED_FOR: ReadonlySet<Outcome> = new Set(['completed', 'informed', 'returned-to-family']);

/** Something that may be recorded now, with somebody who may; null where there is nothing. Asks the domain itself. */
export function nextStep(moment: Moment, chance: Chance): Recording | null {
  const { state, standard, office, occurredAt } = moment;
  const possible = possibleActs(state, standard.procedure, office, occurredAt);
  for (const { act } of chance.ordered(possible, (way) => weightOf(way, state, standard))) {
    const facts = stepFactsOf(act.type, act.outcome, chance);
    for (const { performer, recorder } of pairs(act, moment.staff, chance)) {
      const command = commandOf(act, performer === recorder ? null : performer, occurredAt, facts, chance);
      const { now, commandId } = moment;
      const context = { now, commandId, user: recorder.user, instanceAdministrator: false };
      if (decideCase(command, state, office, context).accepted) return { command, user: recorder.user };
    }
  }
  return null;
}

function weightOf({ kind, act, to }: Possibility, state: CaseState, { procedure }: Standard): number {
  const before = state.history.filter(({ step }) => step === act.key).length;
  if (kind === 'exit') return act.type === 'ClientDied' ? 0.002 : 0.01;
  if (kind === 'parallel') return before > 0 ? 0 : 0.4;
  if (RARE.test(act.type) || act.outcome === 'refused') return before > 0 ? 0.02 : 0.15;
  const outcome = terminalOutcome(procedure, to);
  if (outcome && !HOPED_FOR.has(outcome)) return 0.15;
  return state.visited.includes(to) ? 0.3 : 2;
}

interface Pair {
  /** Null where somebody outside the office did it. */
  readonly performer: Officer | null;
  readonly recorder: Officer;
}

/** Who could do it and who could write it down; first those who do both. */
function pairs(act: Possibility['act'], staff: readonly Officer[], chance: Chance): readonly Pair[] {
  const at = (roles: readonly string[]) =>
    chance.shuffled(staff.filter(({ position }) => position && roles.includes(position.role)));
  const recorders = at(act.recordedBy);
  if ('party' in act.decidedBy) return recorders.map((recorder) => ({ performer: null, recorder }));
  const performers = at(act.decidedBy);
  return [
    ...performers.map((performer) => ({ performer, recorder: performer })),
    ...performers.flatMap((performer) => recorders.map((recorder) => ({ performer, recorder }))),
  ];
}

function commandOf(
  act: Possibility['act'],
  performer: Officer | null,
  occurredAt: Instant,
  facts: JsonObject,
  chance: Chance,
): RecordStep {
  const [party, ...others] = act.party ?? [];
  return {
    kind: 'record-step',
    step: act.key,
    occurredAt,
    facts,
    ...(performer ? { performedBy: { user: performer.user } } : {}),
    ...(party ? { party: chance.pick([party, ...others]) } : {}),
  };
}
