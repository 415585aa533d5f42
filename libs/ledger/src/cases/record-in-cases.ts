import { streams } from '@jejak/domain';
import { runBatch } from '../batch/index.ts';
import { nameId } from '../ids.ts';
import type { Answer, BatchAnswer, BatchItem, CommandOnCase, CommandRequest } from '../ledger.ts';
import { type Desk, judge, runCommand } from '../running/index.ts';
import { caseTask, isVisible } from './case-task.ts';

/** The same command in many cases, each with its own event: all of them or, where one refuses, none. */
export function recordInCases(
  desk: Desk,
  ids: readonly string[],
  command: CommandOnCase,
  request: CommandRequest,
): Promise<BatchAnswer> {
  const taskFor = (id: string) => caseTask(desk, id, command, { ...request, commandId: nameId(request.commandId, id) });
  return runBatch<string>(desk, [...new Set(ids)], {
    async forecast(id) {
      const judgement = await judge(taskFor(id), await desk.cases.get(streams.case(id)), desk);
      return judgement.kind === 'settled' ? judgement.answer : null;
    },
    run: (id) => runCommand(taskFor(id), desk),
    itemOf: (id, answer) => itemOf(desk, id, answer, request),
  });
}

function itemOf(desk: Desk, id: string, answer: Answer, request: CommandRequest): BatchItem {
  const state = desk.cases.held(streams.case(id))?.state;
  const { client, reporter } = state && isVisible(state, request) ? state : { client: null, reporter: null };
  return { case: id, client, reporter, answer };
}
