import type { AddressBook } from './port.ts';

/** What is asked of accounts. */
export interface KnownAccounts {
  byId(id: string): Promise<{ readonly login: string; readonly disabled: boolean } | undefined>;
}

/** A login that is an address is one; any other is a mailbox of the domain, where one is given. */
export function accountAddresses(accounts: KnownAccounts, domain: string | null): AddressBook {
  return {
    async addressOf(user) {
      const account = await accounts.byId(user);
      if (account === undefined || account.disabled) return null;
      if (/^[^@]+@[^@]+$/.test(account.login)) return account.login;
      return domain === null || account.login.includes('@') ? null : `${account.login}@${domain}`;
    },
  };
}
