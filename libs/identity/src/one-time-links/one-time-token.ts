import type { StoredAccount } from '../accounts/index.ts';
import type { Instant } from '../time/index.ts';

/** Makes the first account. */
export interface SetupToken {
  readonly kind: 'setup';
  readonly hash: string;
  readonly expiresAt: Instant;
}

/** Gives an account its password: the first one, or another. */
export interface PasswordToken {
  readonly kind: 'invitation' | 'reset';
  readonly hash: string;
  readonly account: string;
  readonly expiresAt: Instant;
}

/** Where one-time tokens are kept, by the hash of their secret. Each redemption is one write or none of it. */
export interface OneTimeTokenStore {
  /** Voids the one before it: of the set-up, or of the same account. */
  issue(token: SetupToken | PasswordToken): Promise<void>;
  find(hash: string): Promise<SetupToken | PasswordToken | undefined>;
  /** Puts the first account in place and voids the token; false where it is not good any more, or there is an account. */
  redeemSetup(hash: string, now: Instant, account: StoredAccount): Promise<boolean>;
  /** As AccountStore.setPassword, and voids the token; false where it is not good any more. */
  redeemPassword(hash: string, now: Instant, passwordHash: string): Promise<boolean>;
}
