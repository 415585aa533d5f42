import type { ComingReminder, Instant } from '@jejak/domain';

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
}
