import type { PrivateDatabase } from '@jejak/privacy';
import type { IdentityStores } from '../identity-stores.ts';
import { EmbeddedAccounts } from './embedded-accounts.ts';
import { EmbeddedApiTokens } from './embedded-api-tokens.ts';
import { EmbeddedOneTimeTokens } from './embedded-one-time-tokens.ts';
import { EmbeddedSessions } from './embedded-sessions.ts';

/** Identity in `private.db`; needs {@link identitySchema} there. */
export function embeddedIdentityStores(database: PrivateDatabase): IdentityStores {
  return {
    accounts: new EmbeddedAccounts(database),
    sessions: new EmbeddedSessions(database),
    apiTokens: new EmbeddedApiTokens(database),
    oneTimeTokens: new EmbeddedOneTimeTokens(database),
  };
}
