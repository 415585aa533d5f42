import { accept, type Decision, type DecisionContext, type Refused, refuse, refuseFacts } from '../decision/index.ts';
import type { DecidedEvent, Instant, Party, Performer, Recorder } from '../event/index.ts';
import { DEVIATION_FACTS, STEP_FACTS, splitFacts } from '../facts/index.ts';
import { capacityOf, type OfficeState, performerOf, recorderOf, type Wanted } from '../office/index.ts';
import {
  type Act,
  findAct,
  type Milestone,
  type Procedure,
  type Standard,
  terminalOutcome,
} from '../standard/index.ts';
import type { RecordStep } from './commands.ts';
import { documentOf, SIGNING_TYPES } from './documents.ts';
import type { StepData } from './events.ts';
import { unknownIn } from './named-in-facts.ts';
import { normalInstant, refuseWhen } from './occurred.ts';
import { possibleActs } from './possible.ts';
import { bearsDuty, segregationOf } from './segregation.ts';
import { type CaseState, principalSubject } from './state.ts';

/** Records a step, an exit or a parallel fact: possible now, by the right people, in the right order, with its facts. */
export function recordStep(
  command: RecordStep,
  state: CaseState,
  standard: Standard,
  office: OfficeState,
  context: DecisionContext,
): Decision {
  const { procedure } = standard;
  const occurredAt = normalInstant(command.occurredAt ?? context.now);
  const found = findWay(command, state, procedure, office, occurredAt);
  if ('accepted' in found) return found;
  const { act, to, parallel } = found;

  const recorder = recorderFor(command, act, state, office, context);
  if (!recorder) return wrongPosition(command, act);
  const misplaced = refuseWhen(state, occurredAt, context.now, !parallel);
  if (misplaced) return misplaced;
  const performer = performerFor(command, act, state, office, occurredAt, context.user);
  if (!performer) return refuse('no-mandate', { needed: needed(act), step: act.key });
  const party = partyFor(command, act, performer);
  if ('accepted' in party) return party;
  if (bearsDuty(act) && isUnnamed(performer)) return nameOneOf(performer);
  const segregation = segregationOf(act, performer, state, office, occurredAt);
  if (segregation.refused) return segregation.refused;

  const subject = principalSubject(state);
  const facts = splitFacts(STEP_FACTS[act.type], command.facts ?? {}, subject);
  const deviation = command.deviation
    ? splitFacts(DEVIATION_FACTS, command.deviation.facts, subject, '/deviation/facts')
    : null;
  const problems = [...(facts.ok ? [] : facts.problems), ...(deviation && !deviation.ok ? deviation.problems : [])];
  if (!facts.ok || (deviation && !deviation.ok)) return refuseFacts(problems);
  const unknown = unknownIn(facts.data, standard, office, occurredAt);
  if (unknown.length > 0) return refuseFacts(unknown);

  const closes = parallel ? undefined : terminalOutcome(procedure, to);
  const milestone = milestoneOf(act);
  const document = documentOf(act, context.commandId);
  const data: StepData = {
    step: act.key,
    from: state.status,
    to,
    facts: facts.data,
    ...(act.outcome ? { outcome: act.outcome } : {}),
    ...(party.party ? { party: party.party } : {}),
    ...(milestone ? { milestone } : {}),
    ...(closes ? { closes } : {}),
    ...(parallel ? { parallel: true } : {}),
    ...(document ? { document } : {}),
    ...(deviation?.ok ? { deviation: { reason: String(deviation.data.reason) } } : {}),
    ...(segregation.flags.length > 0 ? { flags: segregation.flags } : {}),
  };
  const event: DecidedEvent = {
    type: act.type,
    occurredAt,
    performedBy: performer,
    recordedBy: recorder,
    data,
    personal: [...facts.personal, ...(deviation?.ok ? deviation.personal : [])],
  };
  return accept(event);
}

interface Way {
  readonly act: Act;
  readonly to: string;
  readonly parallel: boolean;
}

function findWay(
  command: RecordStep,
  state: CaseState,
  procedure: Procedure,
  office: OfficeState,
  at: Instant,
): Way | Refused {
  const possible = possibleActs(state, procedure, office, at);
  const way = possible.find(({ act }) => act.key === command.step);
  if (way && command.deviation) return refuse('not-a-deviation', { step: command.step, to: way.to });
  if (way) return { act: way.act, to: way.to, parallel: way.kind === 'parallel' };
  const keys = possible.map(({ act }) => act.key);
  const found = findAct(procedure, command.step);
  if (!found) return refuse('unknown-step', { step: command.step, possible: keys });
  if (state.terminal) return refuse('case-closed', { state: state.status, possible: keys });
  if (command.deviation) return deviate(command.deviation.to, found, state, procedure);
  if (isHeadPresent(found, state)) return refuse('head-present', { step: command.step, possible: keys });
  return refuse('step-not-possible', { step: command.step, state: state.status, possible: keys });
}

type Found = NonNullable<ReturnType<typeof findAct>>;

function isHeadPresent(found: Found, state: CaseState): boolean {
  return found.kind === 'step' && found.act.condition === 'head-away' && found.act.from.includes(state.status);
}

function deviate(to: string, found: Found, state: CaseState, procedure: Procedure): Way | Refused {
  const known = Object.hasOwn(procedure.states, to) || terminalOutcome(procedure, to) !== undefined;
  if (!known) return refuse('state-not-possible', { to, possible: Object.keys(procedure.states) });
  return { act: found.act, to, parallel: found.kind === 'parallel' && to === state.status };
}

function wantedFor(act: Act, roles: Wanted['roles'], state: CaseState): Wanted {
  return { roles, unit: state.unit, service: state.service, type: act.type };
}

function recorderFor(
  command: RecordStep,
  act: Act,
  state: CaseState,
  office: OfficeState,
  { user, now }: DecisionContext,
): Recorder | undefined {
  const wanted = wantedFor(act, act.recordedBy, state);
  // A deviation is for a section head or above to record, whatever position the step itself asks for.
  const capacity = capacityOf(office, user, command.deviation ? { ...wanted, roles: [], rankAtLeast: 1 } : wanted, now);
  return capacity && recorderOf(office, user, capacity);
}

function performerFor(
  command: RecordStep,
  act: Act,
  state: CaseState,
  office: OfficeState,
  at: Instant,
  recorder: string,
): Performer | undefined {
  const claim = command.performedBy;
  if ('party' in act.decidedBy) {
    const { party } = act.decidedBy;
    return claim === undefined || ('party' in claim && claim.party === party) ? { party } : undefined;
  }
  if (claim && 'party' in claim) return undefined;
  const wanted = wantedFor(act, act.decidedBy as Wanted['roles'], state);
  // Whoever is entitled to let the order be broken may also be the one who did it; but no order gives a signature.
  const rank = command.deviation && !SIGNING_TYPES.has(act.type) ? { rankAtLeast: 1 } : {};
  return performerOf(office, claim ?? { user: recorder }, { ...wanted, ...rank }, at);
}

function partyFor(command: RecordStep, act: Act, performer: Performer): { readonly party?: Party } | Refused {
  const choice = act.party ?? [];
  const given = command.party;
  if (given === undefined) {
    const [only] = choice;
    if (choice.length > 1) return refuseFacts([{ pointer: '/party', problem: 'missing', expected: choice }]);
    return only ? { party: only } : {};
  }
  if (choice.includes(given)) return { party: given };
  const expected = choice.length > 0 ? choice : 'no party for this step';
  return refuseFacts([
    { pointer: '/party', problem: 'party' in performer && choice.length === 0 ? 'unknown' : 'not-allowed', expected },
  ]);
}

/** Where several hold a position, segregation of duties cannot be judged by the position alone. */
function isUnnamed(performer: Performer): boolean {
  return 'position' in performer && performer.user === undefined;
}

function nameOneOf(performer: Performer): Refused {
  const expected = 'position' in performer ? `who of those who are ${performer.position.role}` : 'who did it';
  return refuseFacts([{ pointer: '/performedBy/user', problem: 'missing', expected }]);
}

function needed(act: Act): readonly string[] {
  return 'party' in act.decidedBy ? [act.decidedBy.party] : act.decidedBy;
}

function wrongPosition(command: RecordStep, act: Act): Refused {
  const roles = command.deviation ? ['section-head', 'supervisor', 'division-head', 'manager', 'head'] : act.recordedBy;
  return refuse('wrong-position', { step: act.key, needed: roles });
}

function milestoneOf(act: Act): Milestone | undefined {
  return 'milestone' in act ? (act.milestone as Milestone | undefined) : undefined;
}
