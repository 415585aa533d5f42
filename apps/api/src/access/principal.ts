import type { Account } from '@jejak/identity';

/** Who asks, as the session or the token says; what they may do in their office is for that office to say. */
export interface Principal {
  /** Id of the account. */
  readonly account: string;
  readonly login: string;
  readonly name: string;
  /** Code of the one office whose cases this account sees; null for who works across offices. */
  readonly office: string | null;
  readonly instanceAdministrator: boolean;
  /** Names the session (or the token) without leading back to its secret. */
  readonly sessionHash: string;
  /** What unsafe requests of this session carry in X-CSRF-Token; null for a token. */
  readonly csrf: string | null;
  readonly via: 'session' | 'token';
  readonly mayWrite: boolean;
}

type Rest = Pick<Principal, 'sessionHash' | 'csrf' | 'via' | 'mayWrite'>;

export function principalOf(account: Account, office: string | null, rest: Rest): Principal {
  const { id, login, name, instanceAdministrator } = account;
  return { account: id, login, name, office, instanceAdministrator, ...rest };
}
