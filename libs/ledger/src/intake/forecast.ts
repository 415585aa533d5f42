import { type Refusal, refuseFacts } from '@jejak/domain';
import type { Answer, CommandRequest } from '../ledger.ts';
import { type Desk, judge, type Task } from '../running/index.ts';
import type { PlannedCase } from './plan.ts';
import { openingTask, registrationTask } from './tasks.ts';

/** How a case of a report would be answered now, together with its newcomers; null where it would be opened. */
export async function forecastCase(desk: Desk, plan: PlannedCase, request: CommandRequest): Promise<Answer | null> {
  const opening = await settledAnswer(desk, openingTask(desk, plan, request));
  if (opening && opening.kind !== 'refused') return opening;
  const refusals = opening ? [pointingInto(`/cases/${plan.index}`, opening.refusal)] : [];
  for (const newcomer of plan.newcomers) {
    const answer = await settledAnswer(desk, registrationTask(desk, newcomer, plan.command.office, request));
    if (answer?.kind === 'key-reused') return answer;
    if (answer?.kind === 'refused') refusals.push(pointingInto(newcomer.pointer, answer.refusal));
  }
  const refusal = together(refusals);
  return refusal && { kind: 'refused', refusal, revision: -1 };
}

async function settledAnswer<S>(desk: Desk, task: Task<S>): Promise<Answer | null> {
  const judgement = await judge(task, await task.aggregates.get(task.stream), desk);
  return judgement.kind === 'settled' ? judgement.answer : null;
}

function pointingInto(place: string, refusal: Refusal): Refusal {
  const problems = refusal.problems.map((problem) => ({ ...problem, pointer: place + problem.pointer }));
  return { ...refusal, problems };
}

/** A broken rule outweighs what is wrong with the facts; of those everything is said at once. */
function together(refusals: readonly Refusal[]): Refusal | null {
  if (refusals.length === 0) return null;
  const rule = refusals.find(({ problems }) => problems.length === 0);
  return rule ?? refuseFacts(refusals.flatMap(({ problems }) => problems)).refusal;
}
