import type { ClockName, Instant, Rung } from '@jejak/domain';

/** A rung of a running clock that no reminder was sent for, at the due date that holds now. */
export interface ComingReminder {
  readonly clock: ClockName;
  readonly rung: Rung;
  readonly dueAt: Instant;
  /** When it is reached. */
  readonly at: Instant;
}

/** What is still to be reminded of in one case, in order. */
export interface CaseReminders {
  readonly id: string;
  readonly office: string;
  readonly service: string;
  readonly unit: string | null;
  readonly assignee: string | null;
  readonly open: boolean;
  /** When the first of them is reached; null where no clock runs that has one left. */
  readonly nextAt: Instant | null;
  readonly coming: readonly ComingReminder[];
  /** Identities of those that were sent. */
  readonly sent: readonly string[];
  /** When the clocks were measured that this follows. */
  readonly measuredAt: Instant;
}
