import type { Account } from '../accounts/index.ts';
import type { Instant } from '../time/index.ts';

export type Scope = 'read' | 'write';

/** Lets another system act as an account. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly office: string | null;
  readonly scopes: readonly Scope[];
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly lastUsedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

export interface ActiveApiToken {
  readonly token: ApiToken;
  readonly account: Account;
}

export interface ApiTokenPage {
  readonly office?: string;
  readonly account?: string;
  /** Everything where left out. */
  readonly limit?: number;
  /** The last one of the page before. */
  readonly after?: Pick<ApiToken, 'createdAt' | 'id'>;
}

export interface StoredApiToken extends ApiToken {
  /** Of its secret. */
  readonly hash: string;
}

/** Where API tokens are kept, by the hash of their secret. Revoked ones stay, to be shown. */
export interface ApiTokenStore {
  insert(hash: string, token: ApiToken): Promise<void>;
  /** With its account as it stands now. */
  find(hash: string): Promise<ActiveApiToken | undefined>;
  /** The newest first, those of one instant by id. */
  list(page: ApiTokenPage): Promise<readonly ApiToken[]>;
  /** All, in order of their ids, after that one. `limit` is at least 1. */
  page(after: string | null, limit: number): Promise<readonly StoredApiToken[]>;
  /** Moves `lastUsedAt` forwards, never back. */
  touch(id: string, usedAt: Instant): Promise<void>;
  /** True where it was there; the first revocation's time stays. */
  revoke(id: string, revokedAt: Instant): Promise<boolean>;
}
