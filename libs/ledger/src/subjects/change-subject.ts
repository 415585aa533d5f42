import { type JsonObject, type SubjectCommand, streams } from '@jejak/domain';
import { nameId } from '../ids.ts';
import type { Answer, CommandRequest } from '../ledger.ts';
import { type Desk, runCommand } from '../running/index.ts';
import { reindex } from './reindex.ts';
import { subjectTask } from './subject-task.ts';

/** A command on a person, with what follows: the search index, and the stream of the one who goes on after a merge. */
export async function changeSubject(
  desk: Desk,
  id: string,
  command: SubjectCommand,
  request: CommandRequest,
): Promise<Answer> {
  const { state } = await desk.subjects.get(streams.subject(id));
  const office = state.office || (request.office ?? '');
  const run = () => runCommand(subjectTask(desk, id, office, command, request), desk);
  switch (command.kind) {
    case 'identify-subject':
      // One after another, so that none takes out of the index what the next has just put in.
      return desk.queues.run(`search-${id}`, async () => {
        const answer = await run();
        if (answer.kind === 'accepted') await reindex(desk, id, office);
        return answer;
      });
    case 'merge-subject':
      // One after another, so that two who are merged into each other at once make no circle.
      return desk.queues.run(`merges-${office}`, async () => {
        const answer = await run();
        if (answer.kind === 'accepted') await absorb(desk, id, office, command.facts, request);
        return answer;
      });
    default:
      return run();
  }
}

/** Says it in the stream of the one who goes on; a repeat of the merge completes it. */
async function absorb(desk: Desk, merged: string, office: string, facts: JsonObject, request: CommandRequest) {
  const into = String(facts.into);
  // The revision that the caller saw is that of the other stream.
  const { expectedRevision: _, ...rest } = request;
  const own = { ...rest, commandId: nameId(request.commandId, into) };
  const command = { kind: 'absorb-subject', merged, facts: { basis: facts.basis ?? null } } as const;
  const answer = await runCommand(subjectTask(desk, into, office, command, own), desk);
  if (answer.kind !== 'accepted') desk.onError(new Error(`absorbing was ${answer.kind}`), `merging ${merged}`);
}
