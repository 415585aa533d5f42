import {
  adoptionByHash,
  type CaseCommand,
  type CaseState,
  type Decision,
  type DecisionContext,
  decideCase,
  findAct,
  type OfficeState,
  principalSubject,
  refuse,
  SIGNING_TYPES,
  streams,
  type TakeIn,
} from '@jejak/domain';
import type { CommandRequest } from '../ledger.ts';
import type { Task } from '../running/index.ts';
import type { Desk } from './desk.ts';

type CommandOnCase = Exclude<CaseCommand, TakeIn>;

/** A command on a case that is there. */
export function caseTask(desk: Desk, id: string, command: CommandOnCase, request: CommandRequest): Task<CaseState> {
  return {
    stream: streams.case(id),
    aggregates: desk.cases,
    request,
    decide: (state, office, context) => decideOnCase(desk, command, state, office, context, request),
    officeOf: (state) => state.office,
    principalOf: principalSubject,
    office: (code, fresh) => desk.office(code, fresh),
    needsFreshOffice: (state) => isSigning(command, state, desk),
  };
}

/** Opening a case: its office, client and reporter come from the report. */
export function intakeTask(desk: Desk, id: string, command: TakeIn, request: CommandRequest): Task<CaseState> {
  return {
    stream: streams.case(id),
    aggregates: desk.cases,
    request,
    decide: (state, office, context) => decideCase(command, state, office, context),
    officeOf: () => command.office,
    principalOf: () => principalSubject(command),
    office: (code, fresh) => desk.office(code, fresh),
    needsFreshOffice: () => false,
  };
}

async function decideOnCase(
  desk: Desk,
  command: CommandOnCase,
  state: CaseState,
  office: OfficeState,
  context: DecisionContext,
  request: CommandRequest,
): Promise<Decision> {
  // Another office's case is not there at all, for whoever may not look across.
  const hidden = request.office !== null && state.revision >= 0 && state.office !== request.office;
  if (hidden) return refuse('unknown-case', { case: state.id });
  const decision = decideCase(command, state, office, context);
  if (!decision.accepted) return decision;
  return (await refuseStrangers(desk, command, state)) ?? decision;
}

/** Whoever or whatever a command points at must be known to the same office. */
async function refuseStrangers(desk: Desk, { kind, facts }: CommandOnCase, state: CaseState): Promise<Decision | null> {
  switch (kind) {
    case 'link-subject': {
      const subject = String(facts?.subject);
      return (await desk.knowsSubject(subject, state.office)) ? null : refuse('unknown-subject', { subject });
    }
    case 'mark-duplicate':
    case 'relate': {
      const other = String(kind === 'relate' ? facts?.other : facts?.of);
      return (await desk.knowsCase(other, state.office)) ? null : refuse('unknown-case', { case: other });
    }
    default:
      return null;
  }
}

/** Where a person signs, initials or approves, the office's tail is read first: a revoked mandate never signs. */
function isSigning(command: CommandOnCase, state: CaseState, desk: Desk): boolean {
  if (command.kind !== 'record-step') return command.kind === 'reopen' || command.kind === 'extend-term';
  const office = desk.offices.held(streams.office(state.office))?.state;
  const procedure = office && adoptionByHash(office, state.standard)?.standard.procedure;
  const act = procedure && findAct(procedure, command.step)?.act;
  return act ? SIGNING_TYPES.has(act.type) : true;
}
