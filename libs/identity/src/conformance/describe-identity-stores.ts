import { describe } from '@jest/globals';
import type { IdentityStores } from '../index.ts';
import { describeAccounts } from './accounts.ts';
import { describeApiTokens } from './api-tokens.ts';
import { describeOneTimeTokens } from './one-time-tokens.ts';
import { describeSessions } from './sessions.ts';

export interface StoresUnderTest {
  readonly stores: IdentityStores;
  close(): Promise<void>;
}

export type OpenStores = () => Promise<StoresUnderTest>;

/** What every adapter of the identity stores has to pass; `open` gives empty ones. */
export function describeIdentityStores(name: string, open: OpenStores): void {
  describe(`identity stores: ${name}`, () => {
    describeAccounts(open);
    describeSessions(open);
    describeApiTokens(open);
    describeOneTimeTokens(open);
  });
}
