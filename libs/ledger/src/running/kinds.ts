import {
  type CaseEvent,
  type CaseState,
  evolveCase,
  evolveOffice,
  evolveSubject,
  newCase,
  newOffice,
  newSubject,
  type OfficeEvent,
  type OfficeState,
  parseStream,
  type SubjectEvent,
  type SubjectState,
} from '@jejak/domain';
import type { AggregateKind } from '../memory/index.ts';

/** What is stored in a stream of that name was written by this ledger and has the types of its kind. */
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

function keyOf(stream: string): string {
  return parseStream(stream)?.key ?? stream;
}
