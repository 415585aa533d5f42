import type { CaseEvent } from '@jejak/domain';
import { lateness } from './timeline.ts';
import type { AppliedCorrection, TimelineEntry } from './timeline-entry.ts';

export type Correction = Extract<CaseEvent, { type: 'EventCorrected' }>;

/** The timeline with a correction applied to the entry that it names; what stood there before is kept beside. */
export function correctTimeline(timeline: readonly TimelineEntry[], event: Correction): readonly TimelineEntry[] {
  return timeline.map((entry) => (entry.eventId === event.data.event ? corrected(entry, event) : entry));
}

function corrected(entry: TimelineEntry, event: Correction): TimelineEntry {
  const { fields } = event.data;
  const occurredAt = event.data.occurredAt ?? entry.occurredAt;
  return {
    ...entry,
    occurredAt,
    lateRecordedMs: lateness(occurredAt, entry.recordedAt),
    facts: { ...entry.facts, ...fields },
    corrections: [...entry.corrections, applied(entry, event)],
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
