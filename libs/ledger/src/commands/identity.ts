import { type Json, type JsonObject, type SubjectCommand, streams } from '@jejak/domain';
import { open, type SearchIndex } from '@jejak/privacy';
import { nameId } from '../ids.ts';
import type { Answer, CommandRequest } from '../ledger.ts';
import type { StoredEnvelope } from '../memory/index.ts';
import { runCommand } from '../running/index.ts';
import type { Desk } from './desk.ts';
import { searchEntriesOf } from './search-entries.ts';
import { subjectTask } from './subject-task.ts';

/** A command on a person, with what follows: the search index, and the stream of the one who goes on after a merge. */
export async function onSubject(
  desk: Desk,
  search: SearchIndex,
  id: string,
  command: SubjectCommand,
  request: CommandRequest,
): Promise<Answer> {
  const office = (await desk.subjects.get(streams.subject(id))).state.office;
  const entries = command.kind === 'identify-subject' ? searchEntriesOf(command.facts) : null;
  // An entry that leads nowhere is filtered when it is found; a person who cannot be found would stay lost.
  if (entries && office) await search.put(id, office, entries);
  const answer = await runCommand(subjectTask(desk, id, office, command, request), desk.ports);
  if (entries && office) await search.replace(id, office, searchEntriesOf(await identityOf(desk, id)) ?? { names: [] });
  if (answer.kind === 'accepted' && command.kind === 'merge-subject')
    await absorb(desk, id, office, command.facts, request);
  return answer;
}

async function absorb(
  desk: Desk,
  merged: string,
  office: string,
  facts: JsonObject,
  request: CommandRequest,
): Promise<void> {
  const into = String(facts.into);
  // The revision that the caller saw is that of the other stream.
  const { expectedRevision: _, ...rest } = request;
  const own = { ...rest, commandId: nameId(request.commandId, into) };
  await runCommand(
    subjectTask(desk, into, office, { kind: 'absorb-subject', merged, facts: { basis: facts.basis ?? null } }, own),
    desk.ports,
  );
}

/** The latest of every personal fact that is sealed in a subject's stream; opened here for the search index alone. */
async function identityOf(desk: Desk, id: string): Promise<JsonObject> {
  const key = await desk.ports.keys.get(id);
  if (!key) return {};
  const identity: { [name: string]: Json } = {};
  for (const stored of await desk.ports.store.readStream(streams.subject(id))) {
    const event = JSON.parse(stored.json) as StoredEnvelope;
    const { stream, revision, type } = event;
    for (const fact of event.sealed) {
      if (fact.subject === id) identity[fact.name] = open(key, { stream, revision, id: event.id, type }, fact);
    }
  }
  return identity;
}
