import type { EventEnvelope } from '../event/index.ts';

/** Why sealed facts were opened: an officer's own worklist or case, a search, or a named purpose of an auditor. */
export const ACCESS_PURPOSES = [
  'worklist',
  'case',
  'search',
  'subject',
  'audit',
  'inspection',
  'attachment',
  'other',
] as const;
export type AccessPurpose = (typeof ACCESS_PURPOSES)[number];

/** Events of `access-{office}-{date}-{node}`: who was shown the personal facts of whom. */
export interface AccessEventData {
  readonly SubjectsShown: {
    readonly user: string;
    /** Hash of the session, so that one session's first sights can be told apart. */
    readonly session: string;
    readonly purpose: AccessPurpose;
    readonly subjects: readonly string[];
    readonly case: string | null;
  };
}

export type AccessEventType = keyof AccessEventData;
export type AccessEvent = { readonly [T in AccessEventType]: EventEnvelope<T, AccessEventData[T]> }[AccessEventType];
export const ACCESS_EVENT_TYPES: readonly AccessEventType[] = ['SubjectsShown'];
