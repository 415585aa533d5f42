import { decideSubject, refuse, type SubjectCommand, type SubjectState, streams } from '@jejak/domain';
import type { CommandRequest } from '../ledger.ts';
import type { Task } from '../running/index.ts';
import type { Desk } from './desk.ts';

/** A command on a person; `office` is where a person who is not there yet will belong. */
export function subjectTask(
  desk: Desk,
  id: string,
  office: string,
  command: SubjectCommand,
  request: CommandRequest,
): Task<SubjectState> {
  return {
    stream: streams.subject(id),
    aggregates: desk.subjects,
    request,
    async decide(state, officeState, context) {
      const stranger = request.office !== null && state.revision >= 0 && state.office !== request.office;
      const missing = state.revision < 0 && command.kind !== 'register-subject';
      if (stranger || missing) return refuse('unknown-subject', { subject: id });
      const decision = decideSubject(command, state, officeState, context);
      if (!decision.accepted || command.kind !== 'merge-subject') return decision;
      const into = String(command.facts.into);
      return (await desk.knowsSubject(into, state.office)) ? decision : refuse('unknown-subject', { subject: into });
    },
    officeOf: (state) => state.office || office,
    principalOf: () => id,
    office: (code, fresh) => desk.office(code, fresh),
    needsFreshOffice: () => false,
  };
}
