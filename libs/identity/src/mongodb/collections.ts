import type { MongoConnection } from '@jejak/mongodb';
import { makeCollection } from '@jejak/mongodb';
import type { Collection } from 'mongodb';
import type { StoredAccount } from '../accounts/index.ts';
import type { ApiToken } from '../api-tokens/index.ts';
import type { PasswordToken, SetupToken } from '../one-time-links/index.ts';
import type { Session } from '../sessions/index.ts';

type Under<T, Key extends keyof T> = Omit<T, Key> & { readonly _id: string };

export type AccountDocument = Under<StoredAccount, 'id'>;
/** MongoDB removes it by itself some time after `sweptAfter`; whether it still holds is told by its own times. */
export type SessionDocument = Under<Session, 'id'> & { readonly sweptAfter: Date };
export type ApiTokenDocument = Under<ApiToken, 'id'> & { readonly hash: string };
/** Under the account, or {@link SETUP}: a newer one takes the older one's place. */
export interface OneTimeTokenDocument {
  readonly _id: string;
  readonly hash: string;
  readonly kind: (SetupToken | PasswordToken)['kind'];
  readonly expiresAt: string;
  readonly sweptAfter: Date;
}

export const SETUP = 'setup';

export interface IdentityCollections {
  readonly accounts: Collection<AccountDocument>;
  readonly sessions: Collection<SessionDocument>;
  readonly apiTokens: Collection<ApiTokenDocument>;
  readonly oneTimeTokens: Collection<OneTimeTokenDocument>;
  /** Documents that transactions change only to stand in each other's way. */
  readonly guards: Collection<{ readonly _id: string; readonly passed: number }>;
}

/** Names, and what is unique or soon gone in each. */
const NAMES = { accounts: 'accounts', sessions: 'sessions', apiTokens: 'api-tokens', oneTimeTokens: 'one-time-tokens' };
const BY_ITSELF = { key: { sweptAfter: 1 }, expireAfterSeconds: 0 } as const;

export async function openCollections({ private: db }: MongoConnection): Promise<IdentityCollections> {
  await makeCollection(db, NAMES.accounts, [{ key: { login: 1 }, unique: true }, { key: { office: 1, login: 1 } }]);
  await makeCollection(db, NAMES.sessions, [
    { key: { account: 1, createdAt: -1, _id: 1 } },
    { key: { expiresAt: 1 } },
    { key: { lastSeenAt: 1 } },
    BY_ITSELF,
  ]);
  await makeCollection(db, NAMES.apiTokens, [
    { key: { hash: 1 }, unique: true },
    { key: { account: 1, createdAt: -1, _id: 1 } },
    { key: { createdAt: -1, _id: 1 } },
  ]);
  await makeCollection(db, NAMES.oneTimeTokens, [{ key: { hash: 1 }, unique: true }, BY_ITSELF]);
  await makeCollection(db, 'guards');
  return {
    guards: db.collection('guards'),
    accounts: db.collection(NAMES.accounts),
    sessions: db.collection(NAMES.sessions),
    apiTokens: db.collection(NAMES.apiTokens),
    oneTimeTokens: db.collection(NAMES.oneTimeTokens),
  };
}

const A_DAY = 86_400_000;

/** A day after its end; the server's clock decides, so that an end which is past for it already counts from now. */
export function sweptAfter(expiresAt: string): Date {
  return new Date(Math.max(Date.parse(expiresAt), Date.now()) + A_DAY);
}
