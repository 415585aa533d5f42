import type {
  AccessPurpose,
  Addressee,
  CaseCommand,
  Instant,
  JsonObject,
  OfficeCommand,
  Refusal,
  RegisterKind,
  Reminder,
  SubjectCommand,
  TakeIn,
} from '@jejak/domain';
import type { ExpectedRevision, Position } from '@jejak/event-store';

/** Who asks, for what, and by which key; the same for every try of one command. */
export interface CommandRequest {
  /** UUIDv5 of account, route, target and Idempotency-Key. */
  readonly commandId: string;
  /** Account of whoever records. */
  readonly user: string;
  readonly instanceAdministrator: boolean;
  /** The request as it came; its MAC tells another body under the same key. */
  readonly body: JsonObject;
  readonly correlationId: string;
  /** Revision that the caller has seen (If-Match). */
  readonly expectedRevision?: ExpectedRevision;
  /** Only the office of this code may be touched; null for whoever acts across. */
  readonly office: string | null;
}

export interface WrittenEvent {
  readonly id: string;
  readonly type: string;
  readonly revision: number;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
}

export interface Accepted {
  readonly kind: 'accepted';
  readonly stream: string;
  /** Revision of the last event of this command. */
  readonly revision: number;
  readonly position: Position;
  readonly events: readonly WrittenEvent[];
  /** True where an earlier try of the same command had already been carried out. */
  readonly repeated: boolean;
}

export type Answer =
  | Accepted
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly revision: number }
  /** Another body under the same key. */
  | { readonly kind: 'key-reused' }
  /** Not carried out: another item of the batch was refused, or appending failed, which the same key completes. */
  | { readonly kind: 'held-back' }
  /** Somebody was first: the stream is not where the caller saw it. */
  | {
      readonly kind: 'moved';
      readonly expected: ExpectedRevision;
      readonly actual: ExpectedRevision;
      readonly between: readonly WrittenEvent[];
    };

/** A person as a report names them: one that is known here, or one to take in with whatever is known. */
export type SubjectClaim = { readonly subject: string } | { readonly facts: JsonObject };

export interface IntakeCase {
  readonly client: SubjectClaim | null;
  readonly reporter: SubjectClaim | null;
  readonly facts: JsonObject;
}

/** One report that opens one case or several (a raid, a disaster list). */
export interface Intake {
  readonly office: string;
  readonly service: string;
  readonly occurredAt?: Instant;
  readonly performedBy?: TakeIn['performedBy'];
  readonly cases: readonly IntakeCase[];
}

export interface BatchItem {
  /** Id of the case. */
  readonly case: string;
  readonly client: string | null;
  readonly reporter: string | null;
  readonly answer: Answer;
}

/**
 * `accepted`: every item took effect. `refused`: none did, the items say why. `partial`: only some did, now or in an
 * earlier try; the same key completes what was held back.
 */
export interface BatchAnswer {
  readonly kind: 'accepted' | 'refused' | 'partial';
  readonly items: readonly BatchItem[];
  /** Position of the last append. */
  readonly position: Position | null;
}

export interface AllottedNumber {
  readonly printed: string;
  readonly number: number;
  /** At or after the allotment. */
  readonly position: Position;
}

export interface AccessNote {
  readonly user: string;
  readonly sessionHash: string;
  readonly purpose: AccessPurpose;
  /** Subjects by their office. */
  readonly subjects: ReadonlyMap<string, readonly string[]>;
  readonly case: string | null;
  readonly correlationId: string;
}

/** A case, or a letter of it, that has or is to have a number. */
export interface NumberHolder {
  readonly case: string;
  readonly document: string | null;
  readonly office: string;
  /** When it was recorded; its year is the register's. */
  readonly recordedAt: Instant;
}

/** A case whose office is to be reminded. */
export interface EscalatedCase {
  readonly case: string;
  readonly office: string;
  readonly service: string;
}

export type WantedReminder = Reminder & { readonly to: readonly Addressee[] };

export type SentReminder = WantedReminder & {
  /** Of its event. */
  readonly id: string;
};

export interface MailedReminder {
  /** Id of the event that sent it. */
  readonly reminder: string;
  /** Accounts that the mail server took it for, and those that it refused for good. */
  readonly accepted: readonly string[];
  readonly refused: readonly string[];
}

/** A command on a case that is there. */
export type CommandOnCase = Exclude<CaseCommand, TakeIn>;

/** Runs commands: exactly once, sealed, chained, numbered. All that Jejak records goes through here. */
export interface Ledger {
  /** Ids of the cases come from the command id, so a repeat finds them. */
  takeIn(intake: Intake, request: CommandRequest): Promise<BatchAnswer>;
  onCase(caseId: string, command: CommandOnCase, request: CommandRequest): Promise<Answer>;
  /** The same command in many cases, each with its own event. */
  onCases(caseIds: readonly string[], command: CommandOnCase, request: CommandRequest): Promise<BatchAnswer>;
  onOffice(code: string, command: OfficeCommand, request: CommandRequest): Promise<Answer>;
  /** Has the office folded up to that revision, where it is held in memory; see `followOffices`. */
  officeChanged(code: string, revision: number): Promise<void>;
  /** Merging also tells the stream of the subject that goes on. */
  onSubject(subjectId: string, command: SubjectCommand, request: CommandRequest): Promise<Answer>;
  /** Has a person found by what holds now alone; false where no such person ever came to be. */
  reindexSubject(subjectId: string, office: string): Promise<boolean>;
  /** Number of a case or of a letter; allots it if it has none yet. Null where it is not there within the time (ms). */
  numberOf(kind: RegisterKind, holder: NumberHolder, waitMs: number): Promise<AllottedNumber | null>;
  voidNumber(
    kind: RegisterKind,
    office: string,
    year: number,
    number: number,
    reason: string,
    request: CommandRequest,
  ): Promise<Answer>;
  /** Sends the reminders that were not sent yet, as one, and answers those; no two processes send one twice. */
  remind(of: EscalatedCase, reminders: readonly WantedReminder[]): Promise<readonly SentReminder[]>;
  /** Writes down, once, that a reminder went out by mail. */
  reminderMailed(of: EscalatedCase, mailed: MailedReminder): Promise<void>;
  /** Durable before it resolves; only then may the sealed facts of these subjects be shown. */
  noteAccess(note: AccessNote): Promise<void>;
  close(): Promise<void>;
}
