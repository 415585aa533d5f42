import type {
  Instant,
  IssuedDocument,
  Json,
  JsonObject,
  Label,
  Milestone,
  Party,
  Performer,
  Recorder,
  SealedFact,
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
