import type { Clock, Instant, Outcome, Remaining } from '@jejak/domain';
import type { Whom } from './stays.ts';

/** Open milliseconds of the office, by whose turn it was and by state; what is 0 is left out. */
export interface TimeSpent {
  readonly by: { readonly [whom in Whom]?: number };
  readonly states: { readonly [state: string]: number };
}

/** One run of a case's promise: from a start to its stop, or to the next start. */
export interface RunResult {
  /** 0 for the first; a dispute or a reopening counts on. */
  readonly run: number;
  /** Null where the promise never started. */
  readonly startedAt: Instant | null;
  readonly stoppedAt: Instant | null;
  readonly dueAt: Instant | null;
  readonly outcome: Outcome | null;
  /** How the promise was kept; null while it is not finished. */
  readonly result: 'on-time' | 'late' | 'not-judged' | null;
  /** Local month in which it finished, `2026-03`: of its stop, or of the case's end where it never started. */
  readonly month: string | null;
  /** Working minutes from start to stop, all of them and without the pauses that count; null while not stopped. */
  readonly grossMinutes: number | null;
  readonly netMinutes: number | null;
  /** From the opening (a later run: from its start) to the end of the case or the next run; null before that. */
  readonly spent: TimeSpent | null;
}

/** How one case stands against what its standard promises: every clock, and the result of every run. */
export interface ServiceLevel {
  readonly id: string;
  readonly office: string;
  readonly number: string | null;
  readonly service: string;
  readonly standard: string;
  readonly unit: string | null;
  readonly open: boolean;
  readonly openedAt: Instant;
  /** Local month of the opening. */
  readonly receivedMonth: string;
  /** Of the promise's present run. */
  readonly clock: Clock['running'] | 'not-started';
  /** Null while paused, not started, stopped or closed. */
  readonly dueAt: Instant | null;
  /** What is left while paused, which is when it does not shrink, and the same in days, to sort by. */
  readonly remaining: Remaining | null;
  readonly leftDays: number | null;
  /** True where a promise that is paused was over before it was. */
  readonly overdue: boolean;
  readonly month: string | null;
  readonly result: RunResult['result'];
  /** True where the promise has run more than once. */
  readonly again: boolean;
  readonly runs: readonly RunResult[];
  /** As of `clocksAsOf`, like those of the case's file. */
  readonly clocks: readonly Clock[];
  readonly clocksAsOf: Instant;
  /** Version of the office's calendar that they follow. */
  readonly calendarRevision: number;
}
