import type { Instant, JsonObject, Party } from '../event/index.ts';
import type { PerformerClaim } from '../office/index.ts';

interface CaseCommandBase {
  /** When it happened; now, where it is left out. */
  readonly occurredAt?: Instant;
  /** Who did it; whoever records, where it is left out. */
  readonly performedBy?: PerformerClaim;
  /** The facts of the event's type, public and personal together. */
  readonly facts?: JsonObject;
}

export interface TakeIn extends CaseCommandBase {
  readonly kind: 'take-in';
  readonly office: string;
  readonly service: string;
  readonly client: string | null;
  readonly reporter: string | null;
  readonly report: { readonly id: string; readonly index: number; readonly count: number };
}

export interface RecordStep extends CaseCommandBase {
  readonly kind: 'record-step';
  /** Key of a step, an exit or a parallel fact of the procedure. */
  readonly step: string;
  readonly party?: Party;
  readonly deviation?: { readonly to: string; readonly facts: JsonObject };
}

export interface CorrectEvent extends CaseCommandBase {
  readonly kind: 'correct';
  readonly event: string;
  /** `facts` hold the fields as they should have been, `why` the reason. */
  readonly why: JsonObject;
}

/** Commands that leave one event of the same name's type, checked against its facts. */
export interface PlainCommand extends CaseCommandBase {
  readonly kind:
    | 'receive-requirement'
    | 'waive-requirement'
    | 'pause-clock'
    | 'resume-clock'
    | 'extend-term'
    | 'link-subject'
    | 'add-note'
    | 'attach-file'
    | 'reassign'
    | 'mark-duplicate'
    | 'relate'
    | 'void-document'
    | 'rebind-standard';
}

export interface Reopen extends CaseCommandBase {
  readonly kind: 'reopen';
  readonly to: string;
}

export type CaseCommand = TakeIn | RecordStep | CorrectEvent | PlainCommand | Reopen;
