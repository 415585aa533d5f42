import {
  type Decision,
  decideCase,
  decideSubject,
  type JsonObject,
  newCase,
  newSubject,
  type Refusal,
  refuse,
  type SubjectCommand,
  streams,
  type TakeIn,
} from '@jejak/domain';
import type { SearchIndex } from '@jejak/privacy';
import { nameId } from '../ids.ts';
import type { Answer, BatchAnswer, BatchItem, CommandRequest, Intake, IntakeCase, SubjectClaim } from '../ledger.ts';
import { inParallel, runCommand } from '../running/index.ts';
import { intakeTask } from './case-task.ts';
import type { Desk } from './desk.ts';
import { searchEntriesOf } from './search-entries.ts';
import { subjectTask } from './subject-task.ts';

/** Cases of one report that are opened side by side. */
const WIDTH = 16;

interface Newcomer {
  readonly id: string;
  readonly facts: JsonObject;
  readonly pointer: string;
}

interface PlannedCase {
  readonly id: string;
  readonly command: TakeIn;
  readonly request: CommandRequest;
  readonly newcomers: readonly Newcomer[];
  /** Persons that the report names as known here. */
  readonly known: readonly string[];
  readonly index: number;
}

/** Opens the cases of a report: all are decided first; then persons, then cases, each under an id that a repeat finds. */
export async function takeIn(
  desk: Desk,
  search: SearchIndex,
  intake: Intake,
  request: CommandRequest,
): Promise<BatchAnswer> {
  const plans = intake.cases.map((item, index) => planCase(intake, item, index, request));
  if (request.office !== null && request.office !== intake.office)
    return allRefused(plans, refuse('unknown-office', { office: intake.office }).refusal);
  const answers = await inParallel(plans, WIDTH, (plan) => knownAnswer(desk, plan));
  const open = plans.filter((_, index) => answers[index] === null);
  const refusals = await decideAll(desk, intake, open, request);
  if (refusals.size > 0) return refused(plans, answers, refusals);
  return appendAll(desk, search, plans, intake, request);
}

function planCase(intake: Intake, item: IntakeCase, index: number, request: CommandRequest): PlannedCase {
  const id = nameId(request.commandId, `case/${index}`);
  const newcomers: Newcomer[] = [];
  const known: string[] = [];
  const subjectOf = (claim: SubjectClaim | null, role: 'client' | 'reporter'): string | null => {
    if (claim === null) return null;
    if ('subject' in claim) {
      known.push(claim.subject);
      return claim.subject;
    }
    const subject = nameId(request.commandId, `${role}/${index}`);
    newcomers.push({ id: subject, facts: claim.facts, pointer: `/cases/${index}/${role}` });
    return subject;
  };
  const { office, service, occurredAt, performedBy } = intake;
  const command: TakeIn = {
    kind: 'take-in',
    office,
    service,
    client: subjectOf(item.client, 'client'),
    reporter: subjectOf(item.reporter, 'reporter'),
    report: { id: nameId(request.commandId, 'report'), index, count: intake.cases.length },
    facts: item.facts,
    ...(occurredAt === undefined ? {} : { occurredAt }),
    ...(performedBy === undefined ? {} : { performedBy }),
  };
  const caseRequest = { ...request, commandId: nameId(request.commandId, id) };
  return { id, command, request: caseRequest, newcomers, known, index };
}

/** Null where the case is not there yet. */
async function knownAnswer(desk: Desk, { id, request }: PlannedCase): Promise<Answer | null> {
  const aggregate = await desk.cases.get(streams.case(id));
  return aggregate.commands.has(request.commandId) ? { kind: 'held-back' } : null;
}

async function decideAll(
  desk: Desk,
  intake: Intake,
  plans: readonly PlannedCase[],
  request: CommandRequest,
): Promise<ReadonlyMap<number, Refusal>> {
  const held = await decideUnder(desk, intake, plans, request, false);
  return held.size > 0 ? decideUnder(desk, intake, plans, request, true) : held;
}

async function decideUnder(
  desk: Desk,
  intake: Intake,
  plans: readonly PlannedCase[],
  request: CommandRequest,
  fresh: boolean,
) {
  const office = await desk.office(intake.office, fresh);
  const { user, instanceAdministrator } = request;
  const now = desk.ports.clock.now();
  const refusals = new Map<number, Refusal>();
  if (office.revision < 0) {
    const { refusal } = refuse('unknown-office', { office: intake.office });
    return new Map(plans.map(({ index }) => [index, refusal]));
  }
  for (const plan of plans) {
    const context = { now, user, instanceAdministrator, commandId: plan.request.commandId };
    const decisions: readonly (readonly [Decision, string])[] = [
      [decideCase(plan.command, newCase(plan.id), office, context), `/cases/${plan.index}`],
      ...plan.newcomers.map(
        ({ id, facts, pointer }) =>
          [decideSubject(registering(facts), newSubject(id), office, context), pointer] as const,
      ),
    ];
    for (const [decision, pointer] of decisions) {
      if (decision.accepted) continue;
      const { refusal } = decision;
      const problems = refusal.problems.map((problem) => ({ ...problem, pointer: pointer + problem.pointer }));
      const earlier = refusals.get(plan.index);
      refusals.set(
        plan.index,
        earlier ? { ...earlier, problems: [...earlier.problems, ...problems] } : { ...refusal, problems },
      );
    }
    for (const subject of plan.known) {
      if (await desk.knowsSubject(subject, intake.office)) continue;
      refusals.set(plan.index, refuse('unknown-subject', { subject }).refusal);
    }
  }
  return refusals;
}

function registering(facts: JsonObject): SubjectCommand {
  return { kind: 'register-subject', facts };
}

async function appendAll(
  desk: Desk,
  search: SearchIndex,
  plans: readonly PlannedCase[],
  intake: Intake,
  request: CommandRequest,
): Promise<BatchAnswer> {
  let failure: unknown;
  const answers = await inParallel(plans, WIDTH, async (plan): Promise<Answer> => {
    try {
      for (const newcomer of plan.newcomers) await register(desk, search, newcomer, intake.office, request);
      return await runCommand(intakeTask(desk, plan.id, plan.command, plan.request), desk.ports);
    } catch (error) {
      failure = error;
      return { kind: 'held-back' };
    }
  });
  const items = plans.map((plan, index) => itemOf(plan, answers[index] ?? { kind: 'held-back' }));
  if (failure !== undefined && items.every(({ answer }) => answer.kind === 'held-back')) throw failure;
  return { kind: kindOf(items), items, position: lastPosition(items) };
}

async function register(
  desk: Desk,
  search: SearchIndex,
  { id, facts }: Newcomer,
  office: string,
  request: CommandRequest,
): Promise<void> {
  await desk.ports.keys.ensure(id, office);
  const entries = searchEntriesOf(facts);
  if (entries) await search.put(id, office, entries);
  const own = { ...request, commandId: nameId(request.commandId, id) };
  const answer = await runCommand(subjectTask(desk, id, office, registering(facts), own), desk.ports);
  if (answer.kind === 'refused') throw new Error(`subject refused after it was decided: ${answer.refusal.code}`);
}

function itemOf({ id, command: { client, reporter } }: PlannedCase, answer: Answer): BatchItem {
  return { case: id, client, reporter, answer };
}

function refused(
  plans: readonly PlannedCase[],
  answers: readonly (Answer | null)[],
  refusals: ReadonlyMap<number, Refusal>,
): BatchAnswer {
  const items = plans.map((plan) => {
    const refusal = refusals.get(plan.index);
    return itemOf(
      plan,
      refusal ? { kind: 'refused', refusal, revision: -1 } : (answers[plan.index] ?? { kind: 'held-back' }),
    );
  });
  return { kind: 'refused', items, position: null };
}

function allRefused(plans: readonly PlannedCase[], refusal: Refusal): BatchAnswer {
  return {
    kind: 'refused',
    items: plans.map((plan) => itemOf(plan, { kind: 'refused', refusal, revision: -1 })),
    position: null,
  };
}

/** `accepted` where every item took effect, `partial` where only some did. */
export function kindOf(items: readonly BatchItem[]): BatchAnswer['kind'] {
  const accepted = items.filter(({ answer }) => answer.kind === 'accepted').length;
  if (accepted === items.length) return 'accepted';
  return accepted === 0 ? 'refused' : 'partial';
}

export function lastPosition(items: readonly BatchItem[]): string | null {
  const positions = items.flatMap(({ answer }) => (answer.kind === 'accepted' ? [answer.position] : []));
  return positions.reduce<string | null>(
    (last, position) => (last === null || position > last ? position : last),
    null,
  );
}
