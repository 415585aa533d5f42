import type { Instant } from '../time/index.ts';

export interface Account {
  readonly id: string;
  /** Small letters, digits and `. _ @ -`; unique. */
  readonly login: string;
  /** As it is shown to others. */
  readonly name: string;
  /** Code of the one office whose cases this account sees; null for who works across offices. */
  readonly office: string | null;
  /** May make offices and accounts; a grant inside an office is an event of that office. */
  readonly instanceAdministrator: boolean;
  readonly disabled: boolean;
  readonly createdAt: Instant;
}

export interface StoredAccount extends Account {
  /** PHC format; null until the invitation is taken up. */
  readonly passwordHash: string | null;
}

export type AccountChanges = Partial<Pick<Account, 'name' | 'office' | 'instanceAdministrator'>>;

export interface AccountPage {
  /** Only those of this office; of all, and of none, where it is left out. */
  readonly office?: string;
  /** Logins after this one. */
  readonly after?: string;
  readonly limit: number;
}

export function withoutHash({ passwordHash: _, ...account }: StoredAccount): Account {
  return account;
}
