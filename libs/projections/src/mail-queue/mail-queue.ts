import type { Addressee, ClockName, Instant, Rung } from '@jejak/domain';
import { defineProjection } from '../projection.ts';

/** A reminder, and whether the mail server has taken it. */
export interface QueuedMail {
  /** Id of the event that sent it. */
  readonly id: string;
  readonly office: string;
  readonly case: string;
  readonly service: string;
  readonly clock: ClockName;
  readonly rung: Rung;
  readonly dueAt: Instant;
  readonly to: readonly Addressee[];
  readonly sentAt: Instant;
  readonly mailed: boolean;
}

export const mailQueue = defineProjection<QueuedMail>({
  name: 'mail-queue',
  version: 1,
  indexes: [['mailed', 'sentAt']],
  keys(event) {
    if (event.type === 'ReminderSent') return [event.id];
    return event.type === 'ReminderMailed' ? [event.data.reminder] : [];
  },
  reduce(mail, event) {
    if (event.type !== 'ReminderSent') return mail && { ...mail, mailed: true };
    const { reachedAt: _, ...reminder } = event.data;
    return { ...reminder, id: event.id, office: event.office, sentAt: event.recordedAt, mailed: false };
  },
});
