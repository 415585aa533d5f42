import {
  type CaseEvent,
  findAct,
  type Instant,
  type IssuedDocument,
  isStepEvent,
  type Json,
  type JsonObject,
  type Label,
  type Milestone,
  type Party,
  type Performer,
  type Recorder,
  type SealedFact,
  type Standard,
  TYPE_LABELS,
} from '@jejak/domain';

/** One event of the case, as it is known now. `stream`, `revision`, `eventId` and `type` open what is sealed. */
export interface TimelineEntry {
  readonly eventId: string;
  readonly ordinal: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  /** Key of the step, exit or parallel fact; null for other events. */
  readonly step: string | null;
  /** Its name in the standard; null for events that are no steps. */
  readonly label: Label | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly parallel: boolean;
  readonly outcome: string | null;
  readonly milestone: Milestone | null;
  readonly party: Party | null;
  readonly performedBy: Performer;
  readonly recordedBy: Recorder;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  /** Milliseconds from what happened to its record. */
  readonly lateRecordedMs: number;
  /** Public facts, corrections applied. */
  readonly facts: JsonObject;
  readonly sealed: readonly SealedFact[];
  readonly document: IssuedDocument | null;
  readonly deviation: { readonly reason: string } | null;
  readonly flags: readonly string[];
  readonly corrections: readonly AppliedCorrection[];
}

/** What a correction changed; its personal facts are sealed in its own entry, by name. */
export interface AppliedCorrection {
  /** Id of the event that corrects. */
  readonly eventId: string;
  readonly recordedAt: Instant;
  readonly reason: string;
  readonly occurredAt: { readonly was: Instant; readonly is: Instant } | null;
  readonly fields: readonly { readonly name: string; readonly was: Json; readonly is: Json }[];
  readonly personalFields: readonly string[];
  /** Signatures that stand over the corrected event. */
  readonly signedBy: readonly string[];
}

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
  return Date.parse(recordedAt) - Date.parse(occurredAt);
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
