import type { MongoConnection } from '@jejak/mongodb';
import { inPlainWords } from '@jejak/mongodb';
import type { IdentityStores } from '../identity-stores.ts';
import { openCollections } from './collections.ts';
import { MongoAccounts } from './mongo-accounts.ts';
import { MongoApiTokens } from './mongo-api-tokens.ts';
import { MongoOneTimeTokens } from './mongo-one-time-tokens.ts';
import { MongoSessions } from './mongo-sessions.ts';

/** Identity in MongoDB's private database. Throws MongoRefused, MongoUnavailable; its methods MongoUnavailable, MongoFull. */
export async function openMongoIdentityStores(connection: MongoConnection): Promise<IdentityStores> {
  const collections = await inPlainWords(() => openCollections(connection));
  return {
    accounts: new MongoAccounts(connection, collections),
    sessions: new MongoSessions(collections),
    apiTokens: new MongoApiTokens(collections),
    oneTimeTokens: new MongoOneTimeTokens(connection, collections),
  };
}
