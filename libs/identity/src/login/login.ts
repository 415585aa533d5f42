import { type Account, type AccountStore, normaliseLogin, type StoredAccount, withoutHash } from '../accounts/index.ts';
import type { PasswordHasher } from '../passwords/index.ts';
import type { LoginThrottle } from '../throttle/index.ts';

export interface Credentials {
  readonly login: string;
  readonly password: string;
  /** Network address that the attempt comes from. */
  readonly address: string;
}

export type LoginResult =
  | { readonly kind: 'welcome'; readonly account: Account }
  /** Unknown login or wrong password; which of them is not told. */
  | { readonly kind: 'refused' }
  /** Only said to who gave the right password. */
  | { readonly kind: 'disabled' }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number };

export class Login {
  readonly #store: AccountStore;
  readonly #hasher: PasswordHasher;
  readonly #throttle: LoginThrottle;

  constructor(store: AccountStore, hasher: PasswordHasher, throttle: LoginThrottle) {
    this.#store = store;
    this.#hasher = hasher;
    this.#throttle = throttle;
  }

  async attempt({ login, password, address }: Credentials): Promise<LoginResult> {
    const name = normaliseLogin(login);
    const answer = this.#throttle.begin(name, address);
    if (answer.kind === 'wait') return { kind: 'throttled', retryAfterSeconds: answer.seconds };
    const account = await this.#store.byLogin(name);
    if (!(await this.#hasher.verify(account?.passwordHash, password)) || !account) return { kind: 'refused' };
    this.#throttle.succeeded(name, address);
    if (account.disabled) return { kind: 'disabled' };
    await this.#renewHash(account, password);
    return { kind: 'welcome', account: withoutHash(account) };
  }

  async #renewHash({ id, passwordHash }: StoredAccount, password: string): Promise<void> {
    if (passwordHash === null || !this.#hasher.isOutdated(passwordHash)) return;
    await this.#store.replaceHash(id, passwordHash, await this.#hasher.hash(password));
  }
}
