import type { SubscriptionMessage } from '../port.ts';

/** What has come without anybody having looked whether more is stored. */
export type Handout = Exclude<SubscriptionMessage, { kind: 'caughtUp' }>;

/** Where a follower takes from: a call of its own, or its seat at the shared one. */
export interface Source {
  /** Nothing more may be stored: it is worth a look. */
  readonly live: boolean;
  /** The next piece, if one has come. Throws why there will be none, once everything before that has been taken. */
  next(): Handout | undefined;
  /** Resolves when `next` may have something, or throw; when it may be live now; and at the end. */
  news(): Promise<void>;
}
