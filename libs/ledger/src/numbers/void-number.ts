import {
  accept,
  capacityOf,
  type Decision,
  type DecisionContext,
  holderOfNumber,
  type OfficeState,
  officeSubject,
  performerAs,
  type Recorder,
  type RegisterState,
  recorderByGrant,
  recorderOf,
  refuse,
  streams,
} from '@jejak/domain';
import type { CommandRequest } from '../ledger.ts';
import type { Desk, Task } from '../running/index.ts';
import type { Register } from './register-book.ts';

/** Which number is void, and why; the reason is a code. */
export interface Voiding extends Register {
  readonly number: number;
  readonly reason: string;
}

/** Voids a number that was given out: it stays used, and is said to be void. */
export function voidTask(desk: Desk, voiding: Voiding, request: CommandRequest): Task<RegisterState> {
  const { kind, office: code, year } = voiding;
  const elsewhere = request.office !== null && request.office !== code;
  return {
    stream: streams[kind](code, year),
    aggregates: desk.registers,
    request,
    missing: () => (elsewhere ? refuse('unknown-office', { office: code }) : null),
    decide: (state, { office }, context) => decideVoid(state, office, context, voiding),
    officeOf: () => code,
    principalOf: () => officeSubject(code),
    needsFreshOffice: () => true,
  };
}

function decideVoid(
  state: RegisterState,
  office: OfficeState,
  { user, now }: DecisionContext,
  { number, reason }: Voiding,
): Decision {
  const recordedBy = recorderFor(office, user, now);
  if (!recordedBy) return refuse('wrong-position', { needed: ['secretariat', 'head', 'administrator'] });
  const holder = holderOfNumber(state, number);
  if (!holder) return refuse('unknown-document', { number, last: state.last });
  if (state.voided.has(number)) return refuse('already-voided', { number });
  const data = { number, ...holder, reason };
  const by = { performedBy: performerAs(recordedBy), recordedBy };
  return accept({ type: 'NumberVoided', occurredAt: now, ...by, data, personal: [] });
}

function recorderFor(office: OfficeState, user: string, now: string): Recorder | undefined {
  const wanted = { roles: ['secretariat', 'head'] as const, unit: null, service: null, type: null };
  const capacity = capacityOf(office, user, wanted, now);
  return capacity ? recorderOf(office, user, capacity) : recorderByGrant(office, user, ['administrator'], now);
}
