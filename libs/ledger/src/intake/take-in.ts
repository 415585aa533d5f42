import { runBatch } from '../batch/index.ts';
import type { Answer, BatchAnswer, CommandRequest, Intake } from '../ledger.ts';
import { type Desk, runCommand } from '../running/index.ts';
import { forecastCase } from './forecast.ts';
import { type PlannedCase, planCases } from './plan.ts';
import { openingTask, registrationTask } from './tasks.ts';

/** Opens the cases of a report: everything is decided first; then come the persons, then their cases. */
export function takeIn(desk: Desk, intake: Intake, request: CommandRequest): Promise<BatchAnswer> {
  return runBatch(desk, planCases(intake, request), {
    forecast: (plan) => forecastCase(desk, plan, request),
    run: (plan) => openCase(desk, plan, request),
    itemOf: ({ id, command: { client, reporter } }, answer) => ({ case: id, client, reporter, answer }),
  });
}

async function openCase(desk: Desk, plan: PlannedCase, request: CommandRequest): Promise<Answer> {
  for (const newcomer of plan.newcomers) {
    const answer = await runCommand(registrationTask(desk, newcomer, plan.command.office, request), desk);
    if (answer.kind !== 'accepted') return answer;
  }
  return runCommand(openingTask(desk, plan, request), desk);
}
