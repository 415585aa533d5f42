import type { OfficeState, Standard } from '@jejak/domain';
import { type AuditEntry, type CaseEntry, isCaseEntry } from '../audit-trail/index.ts';
import { standardIn } from '../events/index.ts';
import { correctTimeline } from './corrected.ts';
import { timelineEntry } from './entry-of.ts';
import type { TimelineEntry } from './timeline-entry.ts';

/**
 * What happened in one case, as it is known now: what the audit trail says of the case's own events, from the first on,
 * with the names of the standard that each was recorded under, and with corrections applied. `office` must know every
 * standard that the case has been bound to.
 */
export function timelineOf(trail: Iterable<AuditEntry>, office: OfficeState): readonly TimelineEntry[] {
  const entries = [...trail].filter(isCaseEntry).toSorted((a, b) => a.revision - b.revision);
  let timeline: readonly TimelineEntry[] = [];
  let standard: Standard | null = null;
  for (const entry of entries) {
    standard = boundBy(entry, office) ?? standard;
    timeline = [...timeline, timelineEntry(entry, standard)];
    if (entry.type === 'EventCorrected') timeline = correctTimeline(timeline, entry);
  }
  return timeline;
}

/** The standard that an event binds its case to, from itself on. */
function boundBy({ type, data }: CaseEntry, office: OfficeState): Standard | undefined {
  return type === 'ReportReceived' || type === 'StandardRebound' ? standardIn(office, data.standard) : undefined;
}
