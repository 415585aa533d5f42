import {
  type CaseEvent,
  findAct,
  type Instant,
  isStepEvent,
  type JsonObject,
  type Standard,
  TYPE_LABELS,
} from '@jejak/domain';
import type { TimelineEntry } from './timeline-entry.ts';

export function timelineEntry(event: CaseEvent, ordinal: number, standard: Standard): TimelineEntry {
  const { id: eventId, stream, revision, type, performedBy, recordedBy, occurredAt, recordedAt, sealed } = event;
  return {
    eventId,
    ordinal,
    stream,
    revision,
    type,
    ...passage(event, standard),
    performedBy,
    recordedBy,
    occurredAt,
    recordedAt,
    lateRecordedMs: lateness(occurredAt, recordedAt),
    facts: factsOf(event),
    sealed,
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
function passage(event: CaseEvent, standard: Standard): Passage {
  if (isStepEvent(event)) {
    const { step, from, to, parallel, outcome, milestone, party, document, deviation, flags } = event.data;
    const act = findAct(standard.procedure, step)?.act;
    return {
      step,
      label: act ? { id: act.id, en: act.en } : TYPE_LABELS[event.type],
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
  if (event.type === 'ReportReceived') return { ...NO_STEP, label: TYPE_LABELS.ReportReceived, to: event.data.state };
  if (event.type === 'CaseReopened') return { ...NO_STEP, from: event.data.from, to: event.data.to };
  return event.type === 'ClockPaused' ? { ...NO_STEP, party: event.data.party } : NO_STEP;
}

function factsOf(event: CaseEvent): JsonObject {
  if (isStepEvent(event)) return event.data.facts;
  switch (event.type) {
    case 'ReportReceived':
      return event.data.facts;
    case 'StandardRebound':
      return { from: event.data.from, standard: event.data.standard };
    case 'EventCorrected': {
      const { occurredAt, ...rest } = event.data;
      return occurredAt === undefined ? rest : { ...rest, occurredAt };
    }
    default:
      return event.data;
  }
}
