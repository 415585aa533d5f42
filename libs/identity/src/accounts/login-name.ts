import { LoginMalformed, NameMalformed } from './errors.ts';

/** One form for one login, however it was typed. */
export function normaliseLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}

export function checkedLogin(login: string): string {
  const normal = normaliseLogin(login);
  if (!/^[a-z0-9][a-z0-9._@-]{2,63}$/.test(normal)) {
    throw new LoginMalformed('a login has 3 to 64 letters, digits and . _ @ -');
  }
  return normal;
}

export function checkedName(name: string): string {
  const trimmed = name.normalize('NFC').trim();
  if (!trimmed.isWellFormed() || trimmed === '' || [...trimmed].length > 120) {
    throw new NameMalformed('a name has 1 to 120 characters');
  }
  return trimmed;
}
