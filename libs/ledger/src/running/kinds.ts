import {
  type CaseEvent,
  type CaseState,
  type EscalationEvent,
  type EscalationState,
  evolveCase,
  evolveEscalation,
  evolveOffice,
  evolveRegister,
  evolveSubject,
  newCase,
  newEscalation,
  newOffice,
  newRegister,
  newSubject,
  type OfficeEvent,
  type OfficeState,
  parseStream,
  type RegisterEvent,
  type RegisterState,
  type SubjectEvent,
  type SubjectState,
} from '@jejak/domain';
import type { AggregateKind } from '../memory/index.ts';

// What is stored in a stream of such a name was written by this ledger and has the types of its kind.

export const caseKind: AggregateKind<CaseState> = {
  empty: (stream) => newCase(keyOf(stream)),
  fold: (state, event) => evolveCase(state, event as CaseEvent),
};

export const officeKind: AggregateKind<OfficeState> = {
  empty: (stream) => newOffice(keyOf(stream)),
  fold: (state, event) => evolveOffice(state, event as OfficeEvent),
};

export const subjectKind: AggregateKind<SubjectState> = {
  empty: (stream) => newSubject(keyOf(stream)),
  fold: (state, event) => evolveSubject(state, event as SubjectEvent),
};

export const registerKind: AggregateKind<RegisterState> = {
  empty: newRegister,
  fold: (state, event) => evolveRegister(state, event as RegisterEvent),
  // The state says who has which number, so nobody asks for an allotment a second time; voids are commands of people.
  repeatable: ({ type }) => type !== 'NumberAllotted',
};

export const escalationKind: AggregateKind<EscalationState> = {
  empty: newEscalation,
  fold: (state, event) => evolveEscalation(state, event as EscalationEvent),
};

function keyOf(stream: string): string {
  return parseStream(stream)?.key ?? stream;
}
