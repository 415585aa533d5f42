import type { AccountChanges, AccountPage, StoredAccount } from './account.ts';

/** Where accounts are kept. Each method is one write or none of it; true means that the account was there. */
export interface AccountStore {
  /** Throws LoginTaken. */
  insert(account: StoredAccount): Promise<void>;
  byId(id: string): Promise<StoredAccount | undefined>;
  byLogin(login: string): Promise<StoredAccount | undefined>;
  /** In order of their logins. */
  list(page: AccountPage): Promise<readonly StoredAccount[]>;
  isEmpty(): Promise<boolean>;
  /** Throws LastAdministrator where nobody would be left who administers the instance, however many ask at once. */
  update(id: string, changes: AccountChanges): Promise<boolean>;
  /** Ends every session of the account and voids its one-time tokens with it. */
  setPassword(id: string, passwordHash: string): Promise<boolean>;
  /** Puts the same password's new hash in the old one's place, if that still stands. */
  replaceHash(id: string, from: string, to: string): Promise<void>;
  /** Disabling ends every session of the account with it. Throws LastAdministrator as `update` does. */
  setDisabled(id: string, disabled: boolean): Promise<boolean>;
}
