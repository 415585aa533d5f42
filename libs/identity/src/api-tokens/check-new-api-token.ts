import type { Account } from '../accounts/index.ts';
import type { Instant } from '../time/index.ts';
import type { NewApiToken } from './api-tokens.ts';
import { ApiTokenMalformed } from './errors.ts';

export function checkNewApiToken(
  { name, office, scopes, expiresAt }: NewApiToken,
  account: Account,
  now: Instant,
): void {
  if (name.trim() === '' || [...name].length > 120) throw new ApiTokenMalformed('a name has 1 to 120 characters');
  if (scopes.length === 0) throw new ApiTokenMalformed('an API token has at least one scope');
  if (!isInstant(expiresAt) || expiresAt <= now) {
    throw new ApiTokenMalformed('an API token ends in the future, at an instant in UTC with milliseconds');
  }
  if (account.office !== null && account.office !== office) {
    throw new ApiTokenMalformed("an API token's office is its account's");
  }
}

function isInstant(text: string): boolean {
  const milliseconds = Date.parse(text);
  return Number.isFinite(milliseconds) && new Date(milliseconds).toISOString() === text;
}
