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
  // The revision that the caller saw is that of the other stream.
  const { expectedRevision: _, ...rest } = request;
  const tell = (goesOn: string, other: string, name: string) => {
    const own = { ...rest, commandId: nameId(request.commandId, name) };
    const command = { kind: 'absorb-subject', merged: other, facts: { basis: facts.basis ?? null } } as const;
    return runCommand(subjectTask(desk, goesOn, office, command, own), desk);
  };
  const into = String(facts.into);
  const answer = await tell(into, merged, into);
  if (answer.kind === 'accepted') return;
  const [first, ...others] = await circleFrom(desk, office, into);
  if (first === undefined) desk.onError(new Error(`absorbing was ${answer.kind}`), `merging ${merged}`);
  // The one that it was merged into comes first: from there on it goes on.
  else for (const other of others) await tell(first, other, other);
}

/**
 * The persons who were merged into each other at once, by processes that did not know of each other, each followed by
 * the one it was merged into, beginning with the smallest id: that one goes on for all, as it does for two. Empty where
 * the way from this person ends with somebody.
 */
async function circleFrom(desk: Desk, office: string, id: string): Promise<readonly string[]> {
  const way: string[] = [];
  for (let next: string | null | undefined = id; next; next = (await desk.subjectOf(office, next, true))?.mergedInto) {
    if (next === id && way.length > 0) {
      const first = way.indexOf(way.toSorted()[0] ?? id);
      return [...way.slice(first), ...way.slice(0, first)];
    }
    // Into a circle that this person is no part of.
    if (way.includes(next)) return [];
    way.push(next);
  }
  return [];
}
