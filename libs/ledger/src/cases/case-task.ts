import {
  adoptionByHash,
  type CaseState,
  decideCase,
  findAct,
  principalSubject,
  refuse,
  SIGNING_TYPES,
  streams,
} from '@jejak/domain';
import type { CommandOnCase, CommandRequest } from '../ledger.ts';
import type { Desk, Task } from '../running/index.ts';
import { refuseStrangers } from './strangers.ts';

/** A command on a case that is there. */
export function caseTask(desk: Desk, id: string, command: CommandOnCase, request: CommandRequest): Task<CaseState> {
  return {
    stream: streams.case(id),
    aggregates: desk.cases,
    request,
    missing: (state) => (isVisible(state, request) ? null : refuse('unknown-case', { case: id })),
    async decide(state, { office, fresh }, context) {
      const decision = decideCase(command, state, office, context);
      if (!decision.accepted) return decision;
      return (await refuseStrangers(desk, command, state, fresh)) ?? decision;
    },
    officeOf: (state) => state.office,
    principalOf: principalSubject,
    needsFreshOffice: (state) => isSigning(command, state, desk),
  };
}

/** Another office's case is not there at all, for whoever may not look across. */
export function isVisible(state: CaseState, { office }: Pick<CommandRequest, 'office'>): boolean {
  return state.revision >= 0 && (office === null || office === state.office);
}

/** Where a person signs, initials or approves, the office's tail is read first: a revoked mandate never signs. */
function isSigning(command: CommandOnCase, state: CaseState, desk: Desk): boolean {
  if (command.kind !== 'record-step') return command.kind === 'reopen' || command.kind === 'extend-term';
  const office = desk.offices.held(streams.office(state.office))?.state;
  const procedure = office && adoptionByHash(office, state.standard)?.standard.procedure;
  const act = procedure && findAct(procedure, command.step)?.act;
  return act ? SIGNING_TYPES.has(act.type) : true;
}
