import type { Identity, Instant, JsonObject } from '@jejak/domain';
import type { SealedAt } from '../events/index.ts';

/** A personal fact as it was learned at some time; still sealed. */
export interface LearnedFact extends SealedAt {
  readonly recordedAt: Instant;
}

/** A person as far as the office knows them. What they are called is ciphertext. */
export interface Subject {
  readonly id: string;
  readonly office: string;
  readonly identity: Identity;
  readonly nikWarnings: readonly string[];
  /** Public facts, such as age group and sex; the last of each. */
  readonly facts: JsonObject;
  /** The last of each personal fact, by name. */
  readonly personal: { readonly [name: string]: LearnedFact };
  /** What stood there before, oldest first. */
  readonly replaced: readonly LearnedFact[];
  /** The subject that goes on for this one; null unless merged. */
  readonly mergedInto: string | null;
  readonly absorbed: readonly string[];
  readonly cases: readonly { readonly case: string; readonly role: string }[];
  readonly createdAt: Instant;
  /** Revision of the last event of the subject's stream, -1 before the first. */
  readonly revision: number;
}

export function newSubject(id: string, office: string, createdAt: Instant): Subject {
  return {
    id,
    office,
    identity: 'unknown',
    nikWarnings: [],
    facts: {},
    personal: {},
    replaced: [],
    mergedInto: null,
    absorbed: [],
    cases: [],
    createdAt,
    revision: -1,
  };
}
