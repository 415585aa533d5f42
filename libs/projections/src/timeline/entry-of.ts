import { findAct, type Instant, isStepEvent, type JsonObject, type Standard, TYPE_LABELS } from '@jejak/domain';
import type { CaseEntry } from '../audit-trail/index.ts';
import type { TimelineEntry } from './timeline-entry.ts';

/** An event of a case as it was recorded; `standard` is what the case was bound to then, null where nobody knows. */
export function timelineEntry(entry: CaseEntry, standard: Standard | null): TimelineEntry {
  const { id: eventId, ordinal, stream, revision, type, performedBy, recordedBy, occurredAt, recordedAt } = entry;
  return {
    eventId,
    ordinal,
    stream,
    revision,
    type,
    ...passage(entry, standard),
    performedBy,
    recordedBy,
    occurredAt,
    recordedAt,
    lateRecordedMs: lateness(occurredAt, recordedAt),
    facts: factsOf(entry),
    sealed: entry.sealed,
    corrections: [],
  };
}

export function lateness(occurredAt: Instant, recordedAt: Instant): number {
  return occurredAt === recordedAt ? 0 : Date.parse(recordedAt) - Date.parse(occurredAt);
}

type Passage = Pick<
  TimelineEntry,
  'step' | 'label' | 'from' | 'to' | 'parallel' | 'outcome' | 'milestone' | 'party' | 'document' | 'deviation' | 'flags'
>;

const NO_STEP: Passage = {
  step: null,
  label: null,
  from: null,
  to: null,
  parallel: false,
  outcome: null,
  milestone: null,
  party: null,
  document: null,
  deviation: null,
  flags: [],
};

/** What an event says about the way of the case through its procedure. */
function passage(entry: CaseEntry, standard: Standard | null): Passage {
  if (isStepEvent(entry)) {
    const { step, from, to, parallel, outcome, milestone, party, document, deviation, flags } = entry.data;
    const act = standard ? findAct(standard.procedure, step)?.act : undefined;
    return {
      step,
      label: act ? { id: act.id, en: act.en } : TYPE_LABELS[entry.type],
      from,
      to,
      parallel: parallel ?? false,
      outcome: outcome ?? null,
      milestone: milestone ?? null,
      party: party ?? null,
      document: document ?? null,
      deviation: deviation ?? null,
      flags: flags ?? [],
    };
  }
  if (entry.type === 'ReportReceived') return { ...NO_STEP, label: TYPE_LABELS.ReportReceived, to: entry.data.state };
  if (entry.type === 'CaseReopened') return { ...NO_STEP, from: entry.data.from, to: entry.data.to };
  return entry.type === 'ClockPaused' ? { ...NO_STEP, party: entry.data.party } : NO_STEP;
}

function factsOf(entry: CaseEntry): JsonObject {
  if (isStepEvent(entry)) return entry.data.facts;
  switch (entry.type) {
    case 'ReportReceived':
      return entry.data.facts;
    case 'StandardRebound':
      return { from: entry.data.from, standard: entry.data.standard };
    case 'EventCorrected': {
      const { occurredAt, ...rest } = entry.data;
      return occurredAt === undefined ? rest : { ...rest, occurredAt };
    }
    default:
      return entry.data;
  }
}
