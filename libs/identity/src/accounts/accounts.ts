import type { Randomness } from '@jejak/privacy';
import { newId } from '../ids/index.ts';
import { type PasswordHasher, PasswordRefused, passwordFault } from '../passwords/index.ts';
import type { Clock } from '../time/index.ts';
import { type Account, type AccountChanges, type AccountPage, type StoredAccount, withoutHash } from './account.ts';
import type { AccountStore } from './account-store.ts';
import { AccountUnknown, PasswordWrong } from './errors.ts';
import { checkedLogin, checkedName, normaliseLogin } from './login-name.ts';

export interface NewAccount {
  readonly login: string;
  readonly name: string;
  readonly office: string | null;
  readonly instanceAdministrator?: boolean;
  /** Left out for who takes up an invitation. */
  readonly password?: string;
}

export interface AccountsDependencies {
  readonly store: AccountStore;
  readonly hasher: PasswordHasher;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Called after what is remembered of an account may no longer hold. */
  readonly onChange: (account: string) => void;
}

export class Accounts {
  readonly #deps: AccountsDependencies;

  constructor(dependencies: AccountsDependencies) {
    this.#deps = dependencies;
  }

  /** Throws LoginTaken, LoginMalformed, NameMalformed, PasswordRefused. */
  async create(wanted: NewAccount): Promise<Account> {
    const account = await this.prepare(wanted);
    await this.#deps.store.insert(account);
    return withoutHash(account);
  }

  /** The account as it would be stored, checked, its password hashed. Throws as create does, but for LoginTaken. */
  async prepare(wanted: NewAccount): Promise<StoredAccount> {
    const login = checkedLogin(wanted.login);
    const name = checkedName(wanted.name);
    const passwordHash = wanted.password === undefined ? null : await this.hashChecked(wanted.password, login);
    return {
      id: newId(this.#deps.randomness),
      login,
      name,
      office: wanted.office,
      instanceAdministrator: wanted.instanceAdministrator ?? false,
      disabled: false,
      createdAt: this.#deps.clock.now(),
      passwordHash,
    };
  }

  async byId(id: string): Promise<Account | undefined> {
    const found = await this.#deps.store.byId(id);
    return found && withoutHash(found);
  }

  async byLogin(login: string): Promise<Account | undefined> {
    const found = await this.#deps.store.byLogin(normaliseLogin(login));
    return found && withoutHash(found);
  }

  async list(page: AccountPage): Promise<readonly Account[]> {
    return (await this.#deps.store.list(page)).map(withoutHash);
  }

  isEmpty(): Promise<boolean> {
    return this.#deps.store.isEmpty();
  }

  /** Throws AccountUnknown, NameMalformed, LastAdministrator. */
  async update(id: string, changes: AccountChanges): Promise<void> {
    const checked = changes.name === undefined ? changes : { ...changes, name: checkedName(changes.name) };
    this.#changed(id, await this.#deps.store.update(id, checked));
  }

  /** Ends every session of the account. Throws AccountUnknown, PasswordWrong, PasswordRefused. */
  async changePassword(id: string, present: string, next: string): Promise<void> {
    const account = await this.#deps.store.byId(id);
    if (!account) throw new AccountUnknown('no such account');
    if (!(await this.#deps.hasher.verify(account.passwordHash, present))) {
      throw new PasswordWrong('the present password is another');
    }
    this.#changed(id, await this.#deps.store.setPassword(id, await this.hashChecked(next, account.login)));
  }

  /** Ends every session of the account; its API tokens rest while it is disabled. Throws AccountUnknown, LastAdministrator. */
  async disable(id: string): Promise<void> {
    this.#changed(id, await this.#deps.store.setDisabled(id, true));
  }

  /** Throws AccountUnknown. */
  async enable(id: string): Promise<void> {
    this.#changed(id, await this.#deps.store.setDisabled(id, false));
  }

  /** Throws PasswordRefused. */
  hashChecked(password: string, login: string): Promise<string> {
    const fault = passwordFault(password, login);
    if (fault) throw new PasswordRefused(fault);
    return this.#deps.hasher.hash(password);
  }

  #changed(id: string, found: boolean): void {
    this.#deps.onChange(id);
    if (!found) throw new AccountUnknown('no such account');
  }
}
