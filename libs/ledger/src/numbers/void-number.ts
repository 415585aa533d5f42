import {
  accept,
  capacityOf,
  type Decision,
  type DecisionContext,
  type OfficeState,
  officeSubject,
  performerAs,
  type RegisterKind,
  type RegisterState,
  recorderByGrant,
  recorderOf,
  refuse,
  streams,
} from '@jejak/domain';
import type { Desk } from '../commands/desk.ts';
import type { CommandRequest } from '../ledger.ts';
import type { Task } from '../running/index.ts';
import type { RegisterBook } from './register-book.ts';

/** Voids a number that was given out: the number stays used, and is said to be void. */
export function voidTask(
  desk: Desk,
  book: RegisterBook,
  {
    kind,
    office,
    year,
    number,
    reason,
  }: { kind: RegisterKind; office: string; year: number; number: number; reason: string },
  request: CommandRequest,
): Task<RegisterState> {
  return {
    stream: streams[kind](office, year),
    aggregates: book.registers,
    request,
    decide: (state, officeState, context) =>
      request.office !== null && request.office !== office
        ? refuse('unknown-office', { office })
        : decideVoid(state, officeState, context, number, reason),
    officeOf: () => office,
    principalOf: () => officeSubject(office),
    office: (code, fresh) => desk.office(code, fresh),
    needsFreshOffice: () => true,
  };
}

function decideVoid(
  state: RegisterState,
  office: OfficeState,
  context: DecisionContext,
  number: number,
  reason: string,
): Decision {
  const { user, now } = context;
  const wanted = { roles: ['secretariat', 'head'] as const, unit: null, service: null, type: null };
  const capacity = capacityOf(office, user, wanted, now);
  const recordedBy = capacity
    ? recorderOf(office, user, capacity)
    : recorderByGrant(office, user, ['administrator'], now);
  if (!recordedBy) return refuse('wrong-position', { needed: ['secretariat', 'head', 'administrator'] });
  const holder = [...state.byHolder].find(([, allotted]) => allotted.number === number);
  if (!holder) return refuse('unknown-document', { number, last: state.last });
  if (state.voided.has(number)) return refuse('already-voided', { number });
  const data = { number, case: holder[1].case, document: holder[1].document, reason };
  return accept({
    type: 'NumberVoided',
    occurredAt: now,
    performedBy: performerAs(recordedBy),
    recordedBy,
    data,
    personal: [],
  });
}
