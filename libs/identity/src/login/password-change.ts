import { type Accounts, AccountUnknown } from '../accounts/index.ts';
import { PasswordRefused } from '../passwords/index.ts';
import type { LoginThrottle } from '../throttle/index.ts';

export interface WantedPassword {
  /** Id of the account. */
  readonly account: string;
  readonly present: string;
  readonly next: string;
  /** Network address that the attempt comes from. */
  readonly address: string;
}

export type ChangeResult =
  | { readonly kind: 'changed' }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number };

/** Changes one's own password; a wrong present one is a failed try at the account, as at logging in. */
export class PasswordChange {
  readonly #accounts: Accounts;
  readonly #throttle: LoginThrottle;

  constructor(accounts: Accounts, throttle: LoginThrottle) {
    this.#accounts = accounts;
    this.#throttle = throttle;
  }

  /** Throws AccountUnknown, PasswordWrong, PasswordRefused. */
  async attempt({ account: id, present, next, address }: WantedPassword): Promise<ChangeResult> {
    const account = await this.#accounts.byId(id);
    if (!account) throw new AccountUnknown('no such account');
    const answer = this.#throttle.begin(account.login, address);
    if (answer.kind === 'wait') return { kind: 'throttled', retryAfterSeconds: answer.seconds };
    try {
      await this.#accounts.changePassword(id, present, next);
    } catch (error) {
      // The present one was right.
      if (error instanceof PasswordRefused) this.#throttle.succeeded(account.login, address);
      throw error;
    }
    this.#throttle.succeeded(account.login, address);
    return { kind: 'changed' };
  }
}
