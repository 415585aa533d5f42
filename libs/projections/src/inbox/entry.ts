import type { Addressee, ClockName, Instant, Rung } from '@jejak/domain';

/** A reminder in the inbox of one addressee. */
export interface InboxEntry {
  readonly id: string;
  /** Of the event that sent it; also its place in the inbox. */
  readonly ordinal: number;
  readonly office: string;
  /** Whose inbox it is in, from `inboxOf`. */
  readonly to: string;
  /** Id of the event that sent it; the same in every inbox that it is in. */
  readonly reminder: string;
  readonly case: string;
  readonly service: string;
  readonly clock: ClockName;
  readonly rung: Rung;
  readonly dueAt: Instant;
  readonly reachedAt: Instant;
  readonly sentAt: Instant;
}

/** Name of the inbox of a position, or of an account. */
export function inboxOf(addressee: Addressee): string {
  if ('user' in addressee) return `user/${addressee.user}`;
  const { role, unit } = addressee.position;
  return `position/${role}/${unit}`;
}
