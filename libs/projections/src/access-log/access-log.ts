import type { AccessPurpose, Instant, LedgerEvent } from '@jejak/domain';
import { isAccessEvent } from '../events/index.ts';
import { defineProjection } from '../projection.ts';

/** One subject whose personal facts were shown to somebody. */
export interface AccessEntry {
  readonly id: string;
  readonly ordinal: number;
  readonly office: string;
  readonly subject: string;
  /** Account of whoever was shown them. */
  readonly user: string;
  readonly purpose: AccessPurpose;
  readonly case: string | null;
  readonly at: Instant;
}

export const accessLog = defineProjection<AccessEntry>({
  name: 'access-log',
  version: 1,
  indexes: [
    ['office', 'ordinal'],
    ['subject', 'ordinal'],
    ['user', 'ordinal'],
  ],
  keys: (event) => (isAccessEvent(event) ? event.data.subjects.map((subject) => entryId(event, subject)) : []),
  reduce: (_entry, event, ordinal, _reference, id) =>
    isAccessEvent(event) ? accessEntry(event, ordinal, id) : undefined,
});

type Shown = Extract<LedgerEvent, { type: 'SubjectsShown' }>;

function entryId(event: Shown, subject: string): string {
  return `${event.id}:${subject}`;
}

function accessEntry(event: Shown, ordinal: number, id: string): AccessEntry {
  const { user, purpose, case: shownIn } = event.data;
  const subject = id.slice(event.id.length + 1);
  return { id, ordinal, office: event.office, subject, user, purpose, case: shownIn, at: event.occurredAt };
}
