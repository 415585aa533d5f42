import type { Account } from '../accounts/index.ts';
import type { Instant } from '../time/index.ts';

export interface Session {
  /** SHA-256 of the cookie's secret, base64url; tells nothing of it, so that it may name the session in a list. */
  readonly id: string;
  readonly account: string;
  readonly createdAt: Instant;
  /** When it was last used, to about a minute. */
  readonly lastSeenAt: Instant;
  /** It ends then, however much it is used. */
  readonly expiresAt: Instant;
  /** For its owner to know it by. */
  readonly device: string | null;
}

export interface ActiveSession {
  readonly session: Session;
  readonly account: Account;
}

/** Where sessions are kept. */
export interface SessionStore {
  insert(session: Session): Promise<void>;
  /** With its account as it stands now. */
  find(id: string): Promise<ActiveSession | undefined>;
  /** Of one account, the newest first. */
  list(account: string): Promise<readonly Session[]>;
  /** Moves `lastSeenAt` forwards, never back. */
  touch(id: string, seenAt: Instant): Promise<void>;
  remove(id: string): Promise<void>;
  /** All of one account, but for the one that is to stay. */
  removeAllOf(account: string, except?: string): Promise<void>;
  /** Those whose end has come, or that were last used before `idleSince`. */
  removeEnded(now: Instant, idleSince: Instant): Promise<void>;
}
