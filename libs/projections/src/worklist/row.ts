import type { Budget, Clock, Instant, Label, Outcome, Party, Remaining, Role } from '@jejak/domain';
import type { WaitingOn } from '../case/index.ts';

/** One case as lists show it. Names of persons are opened at the edge, from `subjects`. */
export interface WorklistRow {
  readonly id: string;
  readonly office: string;
  /** As printed; null until the register has given one. */
  readonly number: string | null;
  readonly service: string;
  readonly serviceName: Label;
  readonly standard: string;
  readonly status: string;
  readonly statusLabel: Label;
  readonly unit: string | null;
  /** Account of whoever is responsible. */
  readonly assignee: string | null;
  readonly open: boolean;
  readonly outcome: Outcome | null;
  /** Party whose answer is awaited, by the state or by a recorded pause. */
  readonly waitingFor: Party | null;
  /** Whose turn it is; null once closed. */
  readonly waitingOn: WaitingOn | null;
  /** Keys of the ordinary steps that may come next; those for the head's absence among them. */
  readonly nextSteps: readonly string[];
  /** Positions that may decide one of them, or record what a party decided. */
  readonly nextRoles: readonly Role[];
  readonly client: string | null;
  readonly reporter: string | null;
  readonly reportId: string;
  readonly reportIndex: number;
  readonly reportCount: number;
  readonly urgent: boolean;
  /** What must be seen: `deviation`, `duplicate`, and what segregation of duties flagged. */
  readonly flags: readonly string[];
  readonly openedAt: Instant;
  /** When the case's last event was recorded. */
  readonly lastEventAt: Instant;
  /** Revision of that event. */
  readonly revision: number;
  /** Due date of the promise; null while paused, not started, stopped or closed. */
  readonly dueAt: Instant | null;
  readonly clock: Clock['running'] | 'not-started';
  readonly paused: boolean;
  /** True where a paused promise was over before the pause began. */
  readonly overdue: boolean;
  /** What is left of the promise while it is paused, which is when it does not shrink. */
  readonly remaining: Remaining | null;
  /** The promise with its extensions; null before it starts. */
  readonly budget: Budget | null;
  /** How the promise was kept, judged at its stop; null while open or not judged. */
  readonly onTime: boolean | null;
  /** Version of the office's calendar that the due date follows. */
  readonly calendarRevision: number;
  /** Instant as of which clock and due date were derived. */
  readonly measuredAt: Instant;
}
