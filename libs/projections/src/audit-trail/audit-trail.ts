import { type LedgerEvent, parseStream } from '@jejak/domain';
import {
  caseIdOf,
  isAccessEvent,
  isCaseEvent,
  isEscalationEvent,
  isRegisterEvent,
  isSubjectEvent,
  subjectIdOf,
} from '../events/index.ts';
import { defineProjection } from '../projection.ts';
import type { AuditEntry } from './entry.ts';
import { publicData } from './public-data.ts';

export const auditTrail = defineProjection<AuditEntry>({
  name: 'audit-trail',
  version: 3,
  indexes: [
    ['office', 'ordinal'],
    ['office', 'type', 'ordinal'],
    ['case', 'ordinal'],
    ['user', 'ordinal'],
  ],
  keys: (event) => [event.id],
  reduce: (_, event, ordinal) => auditEntry(event, ordinal),
});

function auditEntry(event: LedgerEvent, ordinal: number): AuditEntry {
  const { id, stream, revision, office, type, performedBy, recordedBy, occurredAt, recordedAt, sealed } = event;
  return {
    id,
    ordinal,
    stream,
    streamKind: parseStream(stream)?.kind ?? 'other',
    revision,
    office,
    case: caseOf(event),
    subject: isSubjectEvent(event) ? subjectIdOf(event) : null,
    type,
    performedBy,
    recordedBy,
    user: 'user' in recordedBy ? recordedBy.user : null,
    occurredAt,
    recordedAt,
    commandId: event.commandId,
    correlationId: event.correlationId,
    data: publicData(event),
    sealed,
  };
}

function caseOf(event: LedgerEvent): string | null {
  if (isCaseEvent(event)) return caseIdOf(event);
  return isRegisterEvent(event) || isAccessEvent(event) || isEscalationEvent(event) ? event.data.case : null;
}
