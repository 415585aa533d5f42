export { PasswordRefused } from './errors.ts';
export { OWASP_COST, type PasswordCost, PasswordHasher } from './password-hasher.ts';
export { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, type PasswordFault, passwordFault } from './rules.ts';
