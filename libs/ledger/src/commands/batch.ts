import { type CaseCommand, streams, type TakeIn } from '@jejak/domain';
import { nameId } from '../ids.ts';
import type { Answer, BatchAnswer, BatchItem, CommandRequest } from '../ledger.ts';
import { inParallel, runCommand } from '../running/index.ts';
import { caseTask } from './case-task.ts';
import type { Desk } from './desk.ts';
import { kindOf, lastPosition } from './intake.ts';

const WIDTH = 16;

/** The same command in many cases: all are decided first, any refusal leaves nothing behind. */
export async function onCases(
  desk: Desk,
  ids: readonly string[],
  command: Exclude<CaseCommand, TakeIn>,
  request: CommandRequest,
): Promise<BatchAnswer> {
  const tasks = [...new Set(ids)].map((id) => {
    const own = { ...request, commandId: nameId(request.commandId, id) };
    return { id, own, task: caseTask(desk, id, command, own) };
  });
  const forecasts = await inParallel(tasks, WIDTH, async ({ id, own, task }): Promise<Answer> => {
    const held = await desk.cases.get(streams.case(id));
    if (held.commands.has(own.commandId)) return { kind: 'held-back' };
    const first = await forecast(desk, task, false);
    return first.kind === 'refused' ? forecast(desk, task, true) : first;
  });
  if (forecasts.some(({ kind }) => kind === 'refused')) {
    return { kind: 'refused', items: tasks.map(({ id }, index) => itemOf(desk, id, forecasts[index])), position: null };
  }
  let failure: unknown;
  const answers = await inParallel(tasks, WIDTH, async ({ task }): Promise<Answer> => {
    try {
      return await runCommand(task, desk.ports);
    } catch (error) {
      failure = error;
      return { kind: 'held-back' };
    }
  });
  const items = tasks.map(({ id }, index) => itemOf(desk, id, answers[index]));
  if (failure !== undefined && items.every(({ answer }) => answer.kind === 'held-back')) throw failure;
  return { kind: kindOf(items), items, position: lastPosition(items) };
}

/** How the case would answer now, without writing. */
async function forecast(desk: Desk, task: ReturnType<typeof caseTask>, fresh: boolean): Promise<Answer> {
  const { state, recordedAt } = await (fresh ? desk.cases.fresh(task.stream) : desk.cases.get(task.stream));
  const office = await desk.office(state.office, fresh);
  const now = desk.ports.clock.now();
  const { user, instanceAdministrator, commandId } = task.request;
  const context = { now: now > recordedAt ? now : recordedAt, user, instanceAdministrator, commandId };
  const decision = await task.decide(state, office, context);
  return decision.accepted
    ? { kind: 'held-back' }
    : { kind: 'refused', refusal: decision.refusal, revision: state.revision };
}

function itemOf(desk: Desk, id: string, answer: Answer = { kind: 'held-back' }): BatchItem {
  const state = desk.cases.held(streams.case(id))?.state;
  return { case: id, client: state?.client ?? null, reporter: state?.reporter ?? null, answer };
}
