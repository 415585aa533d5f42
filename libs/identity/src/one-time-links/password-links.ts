import type { Randomness } from '@jejak/privacy';
import { type Account, type Accounts, AccountUnknown } from '../accounts/index.ts';
import { newSecret, secretHash } from '../ids/index.ts';
import { type Clock, plusSeconds } from '../time/index.ts';
import { OneTimeTokenInvalid } from './errors.ts';
import type { OneTimeTokenStore, PasswordToken } from './one-time-token.ts';
import type { OneTimeLink } from './setup.ts';

const LINK_SECONDS = 72 * 3600;

export interface PasswordLinksDependencies {
  readonly store: OneTimeTokenStore;
  readonly accounts: Accounts;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Called after the account's sessions have ended. */
  readonly onChange: (account: string) => void;
}

/** Links by which the holder of an account that an administrator made, or one who forgot, sets the password. */
export class PasswordLinks {
  readonly #deps: PasswordLinksDependencies;

  constructor(dependencies: PasswordLinksDependencies) {
    this.#deps = dependencies;
  }

  /** Good for 72 hours; voids the account's link before it. Throws AccountUnknown. */
  invite(account: string): Promise<OneTimeLink> {
    return this.#issue('invitation', account);
  }

  /** As invite; the present password stays good until the link is used. */
  reset(account: string): Promise<OneTimeLink> {
    return this.#issue('reset', account);
  }

  /** Whose password the link sets, to be shown before it is. Throws OneTimeTokenInvalid. */
  async accountOf(token: string): Promise<Account> {
    return (await this.#find(token)).account;
  }

  /** Ends every session of the account. A refused password leaves the link good. Throws OneTimeTokenInvalid, PasswordRefused. */
  async redeem(token: string, password: string): Promise<Account> {
    const { account, hash } = await this.#find(token);
    const passwordHash = await this.#deps.accounts.hashChecked(password, account.login);
    const redeemed = await this.#deps.store.redeemPassword(hash, this.#deps.clock.now(), passwordHash);
    this.#deps.onChange(account.id);
    if (!redeemed) throw invalid();
    return account;
  }

  async #issue(kind: PasswordToken['kind'], account: string): Promise<OneTimeLink> {
    if (!(await this.#deps.accounts.byId(account))) throw new AccountUnknown('no such account');
    const token = newSecret(this.#deps.randomness);
    const expiresAt = plusSeconds(this.#deps.clock.now(), LINK_SECONDS);
    await this.#deps.store.issue({ kind, hash: secretHash(token), account, expiresAt });
    return { token, expiresAt };
  }

  async #find(token: string): Promise<{ readonly account: Account; readonly hash: string }> {
    const hash = secretHash(token);
    const found = await this.#deps.store.find(hash);
    if (!found || found.kind === 'setup' || this.#deps.clock.now() >= found.expiresAt) throw invalid();
    const account = await this.#deps.accounts.byId(found.account);
    if (!account || account.disabled) throw invalid();
    return { account, hash };
  }
}

function invalid(): OneTimeTokenInvalid {
  return new OneTimeTokenInvalid('this link is not good any more');
}
