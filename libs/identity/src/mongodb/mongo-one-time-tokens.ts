import { inPlainWords, isDuplicate, type MongoConnection, transact } from '@jejak/mongodb';
import type { StoredAccount } from '../accounts/index.ts';
import type { OneTimeTokenStore, PasswordToken, SetupToken } from '../one-time-links/index.ts';
import type { Instant } from '../time/index.ts';
import { type IdentityCollections, SETUP, sweptAfter } from './collections.ts';
import { setPassword } from './set-password.ts';

export class MongoOneTimeTokens implements OneTimeTokenStore {
  readonly #connection: MongoConnection;
  readonly #collections: IdentityCollections;

  constructor(connection: MongoConnection, collections: IdentityCollections) {
    this.#connection = connection;
    this.#collections = collections;
  }

  issue(token: SetupToken | PasswordToken): Promise<void> {
    const { hash, kind, expiresAt } = token;
    const _id = token.kind === 'setup' ? SETUP : token.account;
    return inPlainWords(async () => {
      const replacement = { hash, kind, expiresAt, sweptAfter: sweptAfter(expiresAt) };
      await this.#collections.oneTimeTokens.replaceOne({ _id }, replacement, { upsert: true });
    });
  }

  find(hash: string): Promise<SetupToken | PasswordToken | undefined> {
    return inPlainWords(async () => {
      const found = await this.#collections.oneTimeTokens.findOne({ hash });
      if (found === null) return undefined;
      const { _id, kind, expiresAt } = found;
      return kind === 'setup' ? { kind, hash, expiresAt } : { kind, hash, account: _id, expiresAt };
    });
  }

  redeemSetup(hash: string, now: Instant, { id, ...account }: StoredAccount): Promise<boolean> {
    const { oneTimeTokens, accounts } = this.#collections;
    return this.#redeem(async (session) => {
      const good = { _id: SETUP, hash, expiresAt: { $gt: now } };
      const { deletedCount } = await oneTimeTokens.deleteOne(good, { session });
      if (deletedCount === 0 || (await accounts.findOne({}, { session })) !== null) return false;
      await accounts.insertOne({ _id: id, ...account }, { session });
      return true;
    });
  }

  redeemPassword(hash: string, now: Instant, passwordHash: string): Promise<boolean> {
    return this.#redeem(async (session) => {
      const good = { _id: { $ne: SETUP }, hash, expiresAt: { $gt: now } };
      const token = await this.#collections.oneTimeTokens.findOne(good, { session });
      return token !== null && setPassword(this.#collections, token._id, passwordHash, session);
    });
  }

  /** What is not redeemed leaves nothing behind: the token stays as it was. */
  #redeem(work: Parameters<typeof transact<boolean>>[1]): Promise<boolean> {
    return inPlainWords(async () => {
      try {
        return await transact(this.#connection.client, async (session) => {
          if (await work(session)) return true;
          throw new NotRedeemed('not good any more');
        });
      } catch (failure) {
        if (failure instanceof NotRedeemed || isDuplicate(failure)) return false;
        throw failure;
      }
    });
  }
}

/** Takes the transaction back; never seen outside. */
class NotRedeemed extends Error {}
