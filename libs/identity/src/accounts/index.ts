export {
  type Account,
  type AccountChanges,
  type AccountPage,
  type StoredAccount,
  withoutHash,
} from './account.ts';
export type { AccountStore } from './account-store.ts';
export { Accounts, type NewAccount } from './accounts.ts';
export {
  AccountUnknown,
  LastAdministrator,
  LoginMalformed,
  LoginTaken,
  NameMalformed,
  PasswordWrong,
} from './errors.ts';
export { normaliseLogin } from './login-name.ts';
