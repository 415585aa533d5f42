import type { AccountStore } from './accounts/index.ts';
import type { ApiTokenStore } from './api-tokens/index.ts';
import type { OneTimeTokenStore } from './one-time-links/index.ts';
import type { SessionStore } from './sessions/index.ts';

/** The ports of this library; they share one database, because a new password ends sessions in the same write. */
export interface IdentityStores {
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly apiTokens: ApiTokenStore;
  readonly oneTimeTokens: OneTimeTokenStore;
}
