import type { Instant, LocalDate } from '../event/envelope.ts';
import type { Party } from '../event/vocabulary.ts';
import type { Budget, ClockPolicy, Outcome, SubLimit } from '../standard/standard.ts';

/** Opening hours of one day: `[opens, closes]` in local time `HH:MM`, in order, not overlapping; empty when closed. */
export type OpeningHours = readonly (readonly [opens: string, closes: string])[];
/** Monday first, seven entries. */
export type Week = readonly OpeningHours[];

/** When an office is open. A period replaces the weekly hours between its dates, both included. */
export interface OfficeCalendar {
  readonly timeZone: string;
  readonly weekly: Week;
  readonly periods: readonly {
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly weekly: Week;
    readonly name: string;
  }[];
  readonly holidays: readonly { readonly date: LocalDate; readonly name: string; readonly kind: string }[];
}

/** A stretch in which the office waited; `to` is null while it lasts. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant | null;
}

/**
 * One thing that happened in a case, as far as clocks need it; in the order of the stream, corrections applied.
 * A `CaseReopened` among them starts a new run of the promise.
 */
export interface ClockEntry {
  readonly eventId: string;
  readonly type: string;
  readonly occurredAt: Instant;
  /** State of the case after it. */
  readonly state: string;
}

/** A wait that somebody recorded, beside those that the procedure's states imply. */
export interface RecordedPause {
  readonly eventId: string;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly reason: string;
  readonly party: Party;
}

export interface Extension {
  readonly eventId: string;
  readonly occurredAt: Instant;
  /** Units of the promise that the term grows by. */
  readonly by: number;
  readonly reason: string;
}

/** A pause that the office adopted by decree, as in force when the report was received. */
export interface AdoptedPause {
  readonly state: string;
  readonly decree: string;
}

export interface ClockInput {
  readonly policy: ClockPolicy;
  readonly subLimits: readonly SubLimit[];
  readonly secondPromises: readonly { readonly id: string; readonly budget: Budget }[];
  readonly calendar: OfficeCalendar;
  readonly entries: readonly ClockEntry[];
  readonly recordedPauses: readonly RecordedPause[];
  readonly extensions: readonly Extension[];
  readonly adoptedPauses: readonly AdoptedPause[];
  /** The office's reading of "the first day counts", where it set one; else the policy's. */
  readonly countsFirstDay?: boolean;
  /** States of the procedure that are terminal, with their outcome; decides where clocks stop and what is judged. */
  readonly terminalStates: { readonly [state: string]: Outcome };
}

/** A pause as a clock shows it: whether it counts or not, and on what it rests. */
export interface ClockPause extends Pause {
  readonly state: string | null;
  readonly reason: string | null;
  readonly party: Party;
  readonly counts: boolean;
  readonly basis: 'default' | 'by-decree' | 'not-adopted' | 'recorded';
}

export interface Clock {
  readonly kind: 'promise' | 'alternative' | 'second-promise' | 'sub-limit';
  readonly name: string;
  /** 0 for the first run; a restart, a reopening or a new stay counts on. */
  readonly run: number;
  /** With the extensions of this run. */
  readonly budget: Budget;
  readonly startedAt: Instant;
  readonly stoppedAt: Instant | null;
  /** Last instant in time; for an open pause as of the instant asked. */
  readonly dueAt: Instant;
  /** Due by the smaller figure of the promise, where it is a range. */
  readonly dueMinAt: Instant | null;
  readonly running: 'running' | 'paused' | 'stopped';
  readonly pauses: readonly ClockPause[];
  /** Working minutes from the start to the stop or now. */
  readonly grossMinutes: number;
  /** Without those inside a pause that counts. */
  readonly netMinutes: number;
  readonly late: boolean;
  /** How the case ended in this run, if it did; may come after the stop. */
  readonly outcome: Outcome | null;
  /** Judged at the stop against the maximum, for the outcomes that the policy judges; null while open or not judged. */
  readonly onTime: boolean | null;
}
