export { OneTimeTokenInvalid, SetupDone } from './errors.ts';
export type { OneTimeTokenStore, PasswordToken, SetupToken } from './one-time-token.ts';
export { PasswordLinks } from './password-links.ts';
export { type FirstAccount, type OneTimeLink, Setup } from './setup.ts';
