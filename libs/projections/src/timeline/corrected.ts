import type { CaseEntry } from '../audit-trail/index.ts';
import { lateness } from './entry-of.ts';
import type { AppliedCorrection, TimelineEntry } from './timeline-entry.ts';

type Correction = Extract<CaseEntry, { type: 'EventCorrected' }>;

/** The timeline with a correction applied to the entry that it names; what stood there before is kept beside. */
export function correctTimeline(timeline: readonly TimelineEntry[], correction: Correction): readonly TimelineEntry[] {
  return timeline.map((entry) => (entry.eventId === correction.data.event ? corrected(entry, correction) : entry));
}

function corrected(entry: TimelineEntry, correction: Correction): TimelineEntry {
  const { fields } = correction.data;
  const occurredAt = correction.data.occurredAt ?? entry.occurredAt;
  return {
    ...entry,
    occurredAt,
    lateRecordedMs: lateness(occurredAt, entry.recordedAt),
    facts: { ...entry.facts, ...fields },
    corrections: [...entry.corrections, applied(entry, correction)],
  };
}

function applied(entry: TimelineEntry, { id, recordedAt, data }: Correction): AppliedCorrection {
  const { occurredAt, fields, reason, personalFields, signedBy } = data;
  return {
    eventId: id,
    recordedAt,
    reason,
    occurredAt: occurredAt === undefined ? null : { was: entry.occurredAt, is: occurredAt },
    fields: Object.entries(fields).map(([name, is]) => ({ name, was: entry.facts[name] ?? null, is })),
    personalFields,
    signedBy,
  };
}
