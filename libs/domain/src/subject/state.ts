import type { Instant } from '../event/index.ts';
import { absorb } from './absorb.ts';
import type { Identity, SubjectEvent } from './events.ts';

export interface SubjectState {
  readonly id: string;
  readonly revision: number;
  readonly office: string;
  readonly identity: Identity;
  /** Names of the personal facts that are known, never what they say. */
  readonly known: readonly string[];
  readonly mergedInto: string | null;
  readonly absorbed: readonly string[];
  readonly recordedAt: Instant;
}

export function newSubject(id: string): SubjectState {
  return {
    id,
    revision: -1,
    office: '',
    identity: 'unknown',
    known: [],
    mergedInto: null,
    absorbed: [],
    recordedAt: '',
  };
}

/** Folds one event of a subject's stream. */
export function evolveSubject(state: SubjectState, event: SubjectEvent): SubjectState {
  const folded = { ...state, revision: event.revision, recordedAt: event.recordedAt, office: event.office };
  switch (event.type) {
    case 'SubjectRegistered':
    case 'SubjectIdentified': {
      const known = new Set([...state.known, ...event.sealed.map(({ name }) => name)]);
      return { ...folded, identity: event.data.identity, known: [...known] };
    }
    case 'SubjectMerged':
      return { ...folded, mergedInto: event.data.into };
    case 'SubjectAbsorbed':
      return { ...folded, ...absorb(state, event.data.merged) };
  }
}
