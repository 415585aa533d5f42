import type { EventEnvelope, JsonObject } from '../event/index.ts';

export const IDENTITIES = ['known', 'partial', 'unknown'] as const;
/** Whether a person's identity is known: name and NIK; something of it; "identitas belum diketahui". */
export type Identity = (typeof IDENTITIES)[number];

export interface SubjectEventData {
  readonly SubjectRegistered: {
    readonly identity: Identity;
    readonly nikWarnings: readonly string[];
    readonly facts: JsonObject;
  };
  readonly SubjectIdentified: {
    readonly identity: Identity;
    readonly nikWarnings: readonly string[];
    readonly facts: JsonObject;
    /** Names of the personal facts that are sealed beside and replace earlier ones. */
    readonly personalFields: readonly string[];
  };
  /** This subject is the same person as another one, which goes on for both. */
  readonly SubjectMerged: { readonly into: string; readonly basis: string };
  /** Another subject was found to be this person; said in the stream of the one that goes on. */
  readonly SubjectAbsorbed: { readonly merged: string; readonly basis: string };
}

export type SubjectEventType = keyof SubjectEventData;
export type SubjectEvent = {
  readonly [T in SubjectEventType]: EventEnvelope<T, SubjectEventData[T]>;
}[SubjectEventType];

export const SUBJECT_EVENT_TYPES: readonly SubjectEventType[] = [
  'SubjectRegistered',
  'SubjectIdentified',
  'SubjectMerged',
  'SubjectAbsorbed',
];
