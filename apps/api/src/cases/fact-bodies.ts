import { CASE_FACTS, CORRECTION_FACTS, type JsonObject } from '@jejak/domain';
import { Coded, Facts, InstantText, Uuid } from '../envelope/index.ts';
import { CaseEnvelope } from './case-envelope.ts';

export class ReceiveRequirementBody extends CaseEnvelope {
  @Facts(CASE_FACTS.RequirementReceived) readonly facts!: JsonObject;
}
export class WaiveRequirementBody extends CaseEnvelope {
  @Facts(CASE_FACTS.RequirementWaived) readonly facts!: JsonObject;
}
export class PauseBody extends CaseEnvelope {
  @Facts(CASE_FACTS.ClockPaused) readonly facts!: JsonObject;
}
export class ResumeBody extends CaseEnvelope {
  @Facts(CASE_FACTS.ClockResumed, { optional: true }) readonly facts?: JsonObject;
}
export class ExtendBody extends CaseEnvelope {
  @Facts(CASE_FACTS.TermExtended) readonly facts!: JsonObject;
}
export class LinkSubjectBody extends CaseEnvelope {
  @Facts(CASE_FACTS.SubjectLinked) readonly facts!: JsonObject;
}
export class NoteBody extends CaseEnvelope {
  @Facts(CASE_FACTS.NoteAdded) readonly facts!: JsonObject;
}
export class AssignBody extends CaseEnvelope {
  @Facts(CASE_FACTS.CaseReassigned) readonly facts!: JsonObject;
}
export class DuplicateBody extends CaseEnvelope {
  @Facts(CASE_FACTS.DuplicateMarked) readonly facts!: JsonObject;
}
export class RelateBody extends CaseEnvelope {
  @Facts(CASE_FACTS.CaseRelated) readonly facts!: JsonObject;
}
export class RebindBody extends CaseEnvelope {
  @Facts(CASE_FACTS.StandardRebound) readonly facts!: JsonObject;
}
export class ReopenBody extends CaseEnvelope {
  @Coded(/^[a-z0-9][a-z0-9_-]{0,79}$/, 'terverifikasi', { description: 'State that the case goes on from.' })
  readonly to!: string;
  @Facts(CASE_FACTS.CaseReopened) readonly facts!: JsonObject;
}

const { document: _, ...VOIDING } = CASE_FACTS.DocumentVoided;
/** The document is named by the path. */
export class VoidDocumentBody extends CaseEnvelope {
  @Facts(VOIDING) readonly facts!: JsonObject;
}

/** Ralat: `facts` hold the fields as they should have been, `occurredAt` the instant, `why` the reason. */
export class CorrectionBody {
  @Uuid({ description: 'The event to be corrected.' }) readonly event!: string;
  @Facts(null, { optional: true }) readonly facts?: JsonObject;
  @Facts(CORRECTION_FACTS) readonly why!: JsonObject;
  @InstantText({ optional: true, description: 'When it really happened.' }) readonly occurredAt?: string;
}
