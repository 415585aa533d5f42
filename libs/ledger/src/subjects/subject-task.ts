import {
  decideSubject,
  type Json,
  type Refused,
  refuse,
  type SubjectCommand,
  type SubjectState,
  streams,
} from '@jejak/domain';
import type { CommandRequest } from '../ledger.ts';
import type { Desk, Task } from '../running/index.ts';
import { searchEntriesOf } from './search-entries.ts';

/** A command on a person; `home` is the office where a person who is not there yet will belong. */
export function subjectTask(
  desk: Desk,
  id: string,
  home: string,
  command: SubjectCommand,
  request: CommandRequest,
): Task<SubjectState> {
  const officeOf = (state: SubjectState) => state.office || home;
  return {
    stream: streams.subject(id),
    aggregates: desk.subjects,
    request,
    missing(state) {
      const elsewhere = request.office !== null && officeOf(state) !== request.office;
      const absent = state.revision < 0 && command.kind !== 'register-subject';
      return elsewhere || absent ? refuse('unknown-subject', { subject: id }) : null;
    },
    async decide(state, { office }, context) {
      const decision = decideSubject(command, state, office, context);
      if (!decision.accepted || command.kind !== 'merge-subject') return decision;
      return (await refuseMerge(desk, command.facts.into, state)) ?? decision;
    },
    officeOf,
    principalOf: () => id,
    needsFreshOffice: () => false,
    async beforeAppend() {
      if (command.kind !== 'register-subject' && command.kind !== 'identify-subject') return;
      const entries = searchEntriesOf(command.facts);
      // An entry that leads nowhere is filtered when it is found; a person who cannot be found would stay lost.
      if (entries) await desk.search.put(id, home, entries);
    },
  };
}

/**
 * The person who goes on for both is known to the same office and was not merged away; as the store has it, for what
 * another process merged meanwhile would make a circle.
 */
async function refuseMerge(desk: Desk, target: Json | undefined, { office }: SubjectState): Promise<Refused | null> {
  const subject = String(target);
  const other = await desk.subjectOf(office, subject, true);
  if (!other) return refuse('unknown-subject', { subject });
  return other.mergedInto === null ? null : refuse('already-merged', { subject, into: other.mergedInto });
}
