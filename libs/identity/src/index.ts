export {
  type Account,
  type AccountChanges,
  type AccountPage,
  type AccountStore,
  Accounts,
  AccountUnknown,
  LastAdministrator,
  LoginMalformed,
  LoginTaken,
  NameMalformed,
  type NewAccount,
  PasswordWrong,
  type StoredAccount,
} from './accounts/index.ts';
export {
  type ActiveApiToken,
  type ApiToken,
  ApiTokenMalformed,
  type ApiTokenPage,
  type ApiTokenStore,
  ApiTokens,
  ApiTokenUnknown,
  type MadeApiToken,
  type NewApiToken,
  type Scope,
  type StoredApiToken,
} from './api-tokens/index.ts';
export { embeddedIdentityStores, identitySchema } from './embedded/index.ts';
export { createIdentity, type Identity, type IdentityOptions } from './identity.ts';
export type { IdentityStores } from './identity-stores.ts';
export {
  type ChangeResult,
  type Credentials,
  Login,
  type LoginResult,
  PasswordChange,
  type WantedPassword,
} from './login/index.ts';
export {
  type FirstAccount,
  type OneTimeLink,
  OneTimeTokenInvalid,
  type OneTimeTokenStore,
  PasswordLinks,
  type PasswordToken,
  Setup,
  SetupDone,
  type SetupToken,
} from './one-time-links/index.ts';
export {
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH,
  type PasswordCost,
  type PasswordFault,
  PasswordRefused,
} from './passwords/index.ts';
export {
  type ActiveSession,
  csrfToken,
  IDLE_SECONDS,
  isSameToken,
  type OpenedSession,
  SESSION_SECONDS,
  type Session,
  type SessionStore,
  Sessions,
} from './sessions/index.ts';
export { type Clock, type Instant, systemClock } from './time/index.ts';
