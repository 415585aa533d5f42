import { type Randomness, systemRandomness } from '@jejak/privacy';
import { Accounts } from './accounts/index.ts';
import { ApiTokens } from './api-tokens/index.ts';
import type { IdentityStores } from './identity-stores.ts';
import { Login, PasswordChange } from './login/index.ts';
import { PasswordLinks, Setup } from './one-time-links/index.ts';
import { OWASP_COST, type PasswordCost, PasswordHasher } from './passwords/index.ts';
import { Sessions } from './sessions/index.ts';
import { LoginThrottle } from './throttle/index.ts';
import { type Clock, systemClock } from './time/index.ts';

export interface Identity {
  readonly accounts: Accounts;
  readonly login: Login;
  readonly passwordChange: PasswordChange;
  readonly sessions: Sessions;
  readonly apiTokens: ApiTokens;
  readonly setup: Setup;
  readonly passwordLinks: PasswordLinks;
  /** Waits for what is still being written; to be called before the stores are closed. */
  settled(): Promise<void>;
}

export interface IdentityOptions {
  readonly stores: IdentityStores;
  readonly clock?: Clock;
  readonly randomness?: Randomness;
  readonly passwordCost?: PasswordCost;
}

/** Everything of this library over the given stores; the system's clock and randomness where none are given. */
export function createIdentity({
  stores,
  clock = systemClock,
  randomness = systemRandomness,
  passwordCost = OWASP_COST,
}: IdentityOptions): Identity {
  const hasher = new PasswordHasher(randomness, passwordCost);
  const sessions = new Sessions(stores.sessions, clock, randomness);
  const apiTokens = new ApiTokens(stores.apiTokens, stores.accounts, clock, randomness);
  const onChange = (account: string) => {
    sessions.forgetAccount(account);
    apiTokens.forgetAccount(account);
  };
  const accounts = new Accounts({ store: stores.accounts, hasher, clock, randomness, onChange });
  const throttle = new LoginThrottle(clock);
  return {
    accounts,
    login: new Login(stores.accounts, hasher, throttle),
    passwordChange: new PasswordChange(accounts, throttle),
    sessions,
    apiTokens,
    setup: new Setup(stores.oneTimeTokens, accounts, clock, randomness),
    passwordLinks: new PasswordLinks({ store: stores.oneTimeTokens, accounts, clock, randomness, onChange }),
    settled: async () => {
      await Promise.all([sessions.settled(), apiTokens.settled()]);
    },
  };
}
