import { BANNED } from './banned.ts';

export type PasswordFault = 'too-short' | 'too-long' | 'is-the-login' | 'too-common' | 'no-text';

export const MIN_PASSWORD_LENGTH = 12;
export const MAX_PASSWORD_LENGTH = 256;

/** One form for one password, whatever keyboard wrote it (RFC 8265, section 4). */
export function normalisePassword(password: string): string {
  return password.normalize('NFC');
}

/** Length and no well-known word; no rules of composition (NIST SP 800-63B-4, section 3.1.1.2). */
export function passwordFault(password: string, login: string): PasswordFault | undefined {
  if (!password.isWellFormed()) return 'no-text';
  const text = normalisePassword(password);
  const length = [...text].length;
  if (length < MIN_PASSWORD_LENGTH) return 'too-short';
  if (length > MAX_PASSWORD_LENGTH) return 'too-long';
  const folded = text.toLowerCase();
  if (folded === login.toLowerCase()) return 'is-the-login';
  if (BANNED.has(folded) || new Set(folded).size <= 3) return 'too-common';
  return undefined;
}
