import type { EventEnvelope, Instant, JsonObject, Party, StepType } from '../event/index.ts';
import type { ClockPolicy, Milestone, Outcome } from '../standard/index.ts';

/** What a case's clock is bound to from its opening on. */
export interface ClockBinding {
  readonly policy: ClockPolicy;
  /** Pauses that the office had adopted by decree when the report came in. */
  readonly adoptedPauses: readonly { readonly state: string; readonly decree: string }[];
  /** The office's reading of "the first day counts", where it had set one. */
  readonly countsFirstDay: boolean | null;
}

export interface ReportReceived {
  readonly service: string;
  /** Hash of the standard's version that the case is bound to. */
  readonly standard: string;
  readonly clock: ClockBinding;
  readonly state: string;
  readonly unit: string | null;
  readonly client: string | null;
  readonly reporter: string | null;
  readonly report: { readonly id: string; readonly index: number; readonly count: number };
  readonly facts: JsonObject;
}

/** A letter or an order that the step brought into being; its number comes from the office's register. */
export interface IssuedDocument {
  readonly id: string;
  readonly kind: string;
}

/** One step, exit or parallel fact of the procedure. `from` = `to` where the state does not change. */
export interface StepData {
  readonly step: string;
  readonly from: string;
  readonly to: string;
  readonly outcome?: string;
  readonly party?: Party;
  readonly milestone?: Milestone;
  /** Outcome of the case, where `to` is terminal. */
  readonly closes?: Outcome;
  /** True for a fact beside the procedure, which moves nothing. */
  readonly parallel?: true;
  readonly facts: JsonObject;
  readonly document?: IssuedDocument;
  /** Recorded outside the procedure's order, by a section head or above. */
  readonly deviation?: { readonly reason: string };
  /** What was allowed but must be seen, such as `same-person`. */
  readonly flags?: readonly string[];
}

export interface CaseEventData {
  readonly ReportReceived: ReportReceived;
  readonly RequirementReceived: { readonly no: number } & JsonObject;
  readonly RequirementWaived: { readonly no: number; readonly reason: string } & JsonObject;
  readonly ClockPaused: { readonly reason: string; readonly party: Party } & JsonObject;
  readonly ClockResumed: { readonly pause: string } & JsonObject;
  readonly TermExtended: { readonly by: number; readonly reason: string } & JsonObject;
  readonly EventCorrected: {
    readonly event: string;
    readonly eventType: string;
    readonly occurredAt?: Instant;
    /** Public facts as they should have been; those that are personal are sealed beside, by name. */
    readonly fields: JsonObject;
    readonly personalFields: readonly string[];
    readonly reason: string;
    /** Signatures that stand over the corrected event; what they signed stays as it was. */
    readonly signedBy: readonly string[];
  };
  readonly SubjectLinked: { readonly subject: string; readonly role: string };
  readonly NoteAdded: JsonObject;
  readonly FileAttached: {
    readonly file: string;
    readonly bytes: number;
    readonly mediaType: string;
    readonly kind: string;
  };
  readonly CaseReassigned: { readonly assignee: string; readonly unit?: string };
  readonly DuplicateMarked: { readonly of: string };
  readonly CaseRelated: { readonly other: string; readonly relation: string };
  readonly CaseReopened: { readonly from: string; readonly to: string; readonly reason: string };
  readonly StandardRebound: { readonly from: string; readonly standard: string; readonly clock: ClockBinding };
  readonly DocumentVoided: { readonly document: string; readonly reason: string };
}

export type CaseFactType = keyof CaseEventData;
export type CaseEventType = CaseFactType | StepType;
export type CaseFactEvent = { readonly [T in CaseFactType]: EventEnvelope<T, CaseEventData[T]> }[CaseFactType];
export type StepEvent = EventEnvelope<StepType, StepData>;
export type CaseEvent = CaseFactEvent | StepEvent;

export const CASE_FACT_TYPES: readonly CaseFactType[] = [
  'ReportReceived',
  'RequirementReceived',
  'RequirementWaived',
  'ClockPaused',
  'ClockResumed',
  'TermExtended',
  'EventCorrected',
  'SubjectLinked',
  'NoteAdded',
  'FileAttached',
  'CaseReassigned',
  'DuplicateMarked',
  'CaseRelated',
  'CaseReopened',
  'StandardRebound',
  'DocumentVoided',
];

const caseFactTypes: ReadonlySet<string> = new Set(CASE_FACT_TYPES);

/** Of an event, and of whatever else tells events apart by their type. */
export function isStepEvent<E extends Pick<CaseEvent, 'type'>>(
  event: E,
): event is Extract<E, { readonly type: StepType }> {
  return !caseFactTypes.has(event.type);
}
