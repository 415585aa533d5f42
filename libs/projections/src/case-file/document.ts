import type { Budget, CasePause, CaseState, Clock, Instant, Label, Outcome, Party, Standard } from '@jejak/domain';
import type { Closing } from './clocks.ts';
import type { FiledDocument } from './documents.ts';
import type { Urgency } from './urgency.ts';

/**
 * Where a case stands. What happened in it is the audit trail's to say, by the ids in `state.history`, and what its
 * standard says is the standard's: the page of a case puts them together.
 */
export interface CaseFile {
  readonly id: string;
  readonly office: string;
  /** As printed, such as `DMI-2026-00042`; null until the register has given one. */
  readonly number: string | null;
  readonly numberVoided: boolean;
  readonly service: string;
  readonly serviceName: Label;
  readonly noun: Standard['noun'];
  /** Hash of the standard's version that the case is bound to. */
  readonly standard: string;
  readonly status: string;
  readonly statusLabel: Label;
  readonly waitingFor: Party | null;
  readonly open: boolean;
  readonly terminal: { readonly state: string; readonly outcome: Outcome } | null;
  readonly unit: string | null;
  readonly client: string | null;
  readonly reporter: string | null;
  readonly links: readonly { readonly subject: string; readonly role: string }[];
  /** Account of whoever is responsible. */
  readonly assignee: string | null;
  readonly urgent: boolean;
  /** What was said of that, in order; the last that said something counts. */
  readonly urgencies: readonly Urgency[];
  /** What must be seen, each once, in the order in which it came up. */
  readonly flags: readonly string[];
  readonly report: { readonly id: string; readonly index: number; readonly count: number };
  readonly openedAt: Instant;
  /** When the taking in was recorded. */
  readonly takenInAt: Instant;
  /** When it ended, last; null while open. */
  readonly closedAt: Instant | null;
  /** Revision of the office's stream by which the taking in was judged. */
  readonly openedRevision: number;
  /** Revision of the last event of the case's stream. */
  readonly revision: number;
  /** When the last event was recorded. */
  readonly recordedAt: Instant;
  readonly documents: readonly FiledDocument[];
  /** All clocks as of `clocksAsOf`; what runs is brought up to an instant by `clocksNow`. */
  readonly clocks: readonly Clock[];
  readonly clocksAsOf: Instant;
  /** Version of the office's calendar that they follow: the current one while open, that of the closing after it. */
  readonly calendarRevision: number;
  readonly closings: readonly Closing[];
  /** What other publications of the same standard promise. */
  readonly secondPromises: readonly { readonly id: string; readonly name: Label; readonly budget: Budget }[];
  /** Waits that somebody recorded, corrections applied; those that states imply are in the clocks. */
  readonly pauses: readonly CasePause[];
  readonly extensions: CaseState['extensions'];
  readonly duplicateOf: string | null;
  readonly related: CaseState['related'];
  /** The case as the domain folds it, for clocks and for what is possible at the moment of asking. */
  readonly state: CaseState;
}
