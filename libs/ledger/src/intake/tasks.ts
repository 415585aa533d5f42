import { type CaseState, decideCase, principalSubject, refuse, type SubjectState, streams } from '@jejak/domain';
import { nameId } from '../ids.ts';
import type { CommandRequest } from '../ledger.ts';
import type { Desk, Task } from '../running/index.ts';
import { subjectTask } from '../subjects/index.ts';
import type { Newcomer, PlannedCase } from './plan.ts';

/** Opens a case: its office, client and reporter come from the report. */
export function openingTask(desk: Desk, { id, command, known }: PlannedCase, request: CommandRequest): Task<CaseState> {
  const { office: home } = command;
  const elsewhere = request.office !== null && request.office !== home;
  return {
    stream: streams.case(id),
    aggregates: desk.cases,
    request: { ...request, commandId: nameId(request.commandId, id) },
    missing: () => (elsewhere ? refuse('unknown-office', { office: home }) : null),
    async decide(state, { office, fresh }, context) {
      if (office.revision < 0) return refuse('unknown-office', { office: home });
      for (const subject of known) {
        if (!(await desk.subjectOf(home, subject, fresh))) return refuse('unknown-subject', { subject });
      }
      return decideCase(command, state, office, context);
    },
    officeOf: () => home,
    // Where the case is there already, a repeat is told by the key that it was opened under.
    principalOf: (state) => principalSubject(state.revision < 0 ? command : state),
    needsFreshOffice: () => false,
  };
}

/** Takes in a person whom a report names. */
export function registrationTask(
  desk: Desk,
  { id, facts }: Newcomer,
  office: string,
  request: CommandRequest,
): Task<SubjectState> {
  // The revision that the caller saw is that of the case.
  const { expectedRevision: _, ...rest } = request;
  const own = { ...rest, commandId: nameId(request.commandId, id) };
  return subjectTask(desk, id, office, { kind: 'register-subject', facts }, own);
}
