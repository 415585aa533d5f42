import type { Randomness } from '@jejak/privacy';
import { type Account, type Accounts, withoutHash } from '../accounts/index.ts';
import { newSecret, secretHash } from '../ids/index.ts';
import { type Clock, type Instant, plusSeconds } from '../time/index.ts';
import { OneTimeTokenInvalid, SetupDone } from './errors.ts';
import type { OneTimeTokenStore } from './one-time-token.ts';

const SETUP_SECONDS = 24 * 3600;

export interface OneTimeLink {
  /** For the link; nothing keeps it here. */
  readonly token: string;
  readonly expiresAt: Instant;
}

export interface FirstAccount {
  readonly login: string;
  readonly name: string;
  readonly password: string;
}

/** The first account of an instance, an administrator, is made by who can read the console. */
export class Setup {
  readonly #store: OneTimeTokenStore;
  readonly #accounts: Accounts;
  readonly #clock: Clock;
  readonly #randomness: Randomness;

  constructor(store: OneTimeTokenStore, accounts: Accounts, clock: Clock, randomness: Randomness) {
    this.#store = store;
    this.#accounts = accounts;
    this.#clock = clock;
    this.#randomness = randomness;
  }

  /** Good for 24 hours; voids the one before it. Throws SetupDone. */
  async createSetupToken(): Promise<OneTimeLink> {
    if (!(await this.#accounts.isEmpty())) throw new SetupDone('there is an account already');
    const token = newSecret(this.#randomness);
    const expiresAt = plusSeconds(this.#clock.now(), SETUP_SECONDS);
    await this.#store.issue({ kind: 'setup', hash: secretHash(token), expiresAt });
    return { token, expiresAt };
  }

  /** A refused login or password leaves the token good. Throws OneTimeTokenInvalid and what Accounts.prepare throws. */
  async redeemSetupToken(token: string, { login, name, password }: FirstAccount): Promise<Account> {
    const hash = secretHash(token);
    const found = await this.#store.find(hash);
    const invalid = new OneTimeTokenInvalid('this link is not good any more');
    if (found?.kind !== 'setup' || this.#clock.now() >= found.expiresAt) throw invalid;
    const wanted = { login, name, password, office: null, instanceAdministrator: true };
    const account = await this.#accounts.prepare(wanted);
    if (!(await this.#store.redeemSetup(hash, this.#clock.now(), account))) throw invalid;
    return withoutHash(account);
  }
}
