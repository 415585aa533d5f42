import type { Clock, Rung } from '../clock/index.ts';
import type { EventEnvelope, Instant, Position } from '../event/index.ts';

/** Which clock of a case. */
export interface ClockName {
  readonly kind: Clock['kind'];
  readonly name: string;
  /** 0 for the first run. */
  readonly run: number;
}

/** Whom a reminder concerns: whoever holds a position, or the one who was made responsible. */
export type Addressee = { readonly position: Position } | { readonly user: string };

/**
 * A rung of a clock that was reached. Clock, rung and due date together are its identity: it is sent once, and again
 * where the due date has moved.
 */
export interface Reminder {
  readonly clock: ClockName;
  readonly rung: Rung;
  readonly dueAt: Instant;
  /** When the rung was reached, by the office's calendar as it was known then. */
  readonly reachedAt: Instant;
}

/** Events of `escalation-{case}`. No figure of compliance reads them. */
export interface EscalationEventData {
  readonly ReminderSent: Reminder & {
    readonly case: string;
    readonly service: string;
    readonly to: readonly Addressee[];
  };
  /** The mail server has taken a reminder for these accounts, or refused it for good. */
  readonly ReminderMailed: {
    readonly case: string;
    /** Id of the event that sent it. */
    readonly reminder: string;
    readonly accepted: readonly string[];
    readonly refused: readonly string[];
  };
}

export type EscalationEventType = keyof EscalationEventData;
export type EscalationEvent = {
  readonly [T in EscalationEventType]: EventEnvelope<T, EscalationEventData[T]>;
}[EscalationEventType];
export const ESCALATION_EVENT_TYPES: readonly EscalationEventType[] = ['ReminderSent', 'ReminderMailed'];

/** What was sent for a case so far. */
export interface EscalationState {
  readonly revision: number;
  /** Identities of the reminders. */
  readonly sent: ReadonlySet<string>;
  /** Ids of the reminders that were mailed. */
  readonly mailed: ReadonlySet<string>;
}

export function newEscalation(): EscalationState {
  return { revision: -1, sent: new Set(), mailed: new Set() };
}

export function evolveEscalation(state: EscalationState, event: EscalationEvent): EscalationState {
  const { revision } = event;
  if (event.type === 'ReminderMailed') {
    return { ...state, revision, mailed: new Set(state.mailed).add(event.data.reminder) };
  }
  return { ...state, revision, sent: new Set(state.sent).add(reminderKey(event.data)) };
}

/** The identity of a reminder within its case. */
export function reminderKey({ clock, rung, dueAt }: Pick<Reminder, 'clock' | 'rung' | 'dueAt'>): string {
  return `${clock.kind}/${clock.name}/${clock.run}/${rung}/${dueAt}`;
}
