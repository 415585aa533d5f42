import { inPlainWords, isDuplicate, type MongoConnection, transact } from '@jejak/mongodb';
import type { UpdateFilter } from 'mongodb';
import {
  type AccountChanges,
  type AccountPage,
  type AccountStore,
  LastAdministrator,
  LoginTaken,
  type StoredAccount,
} from '../accounts/index.ts';
import type { AccountDocument, IdentityCollections } from './collections.ts';
import { accountOf } from './owner.ts';
import { setPassword } from './set-password.ts';

export class MongoAccounts implements AccountStore {
  readonly #connection: MongoConnection;
  readonly #collections: IdentityCollections;

  constructor(connection: MongoConnection, collections: IdentityCollections) {
    this.#connection = connection;
    this.#collections = collections;
  }

  insert({ id, ...account }: StoredAccount): Promise<void> {
    return inPlainWords(async () => {
      try {
        await this.#collections.accounts.insertOne({ _id: id, ...account });
      } catch (cause) {
        if (isDuplicate(cause)) throw new LoginTaken(`the login ${account.login} is taken`, { cause });
        throw cause;
      }
    });
  }

  byId(id: string): Promise<StoredAccount | undefined> {
    return this.#one({ _id: id });
  }

  byLogin(login: string): Promise<StoredAccount | undefined> {
    return this.#one({ login });
  }

  list({ office, after = '', limit }: AccountPage): Promise<readonly StoredAccount[]> {
    const filter = { login: { $gt: after }, ...(office === undefined ? {} : { office }) };
    return inPlainWords(async () => {
      const found = await this.#collections.accounts.find(filter, { sort: { login: 1 }, limit }).toArray();
      return found.map(accountOf);
    });
  }

  isEmpty(): Promise<boolean> {
    return inPlainWords(async () => (await this.#collections.accounts.findOne({})) === null);
  }

  update(id: string, { name, office, instanceAdministrator }: AccountChanges): Promise<boolean> {
    const changes = {
      ...(name === undefined ? {} : { name }),
      ...(office === undefined ? {} : { office }),
      ...(instanceAdministrator === undefined ? {} : { instanceAdministrator }),
    };
    // `$set` takes no empty set of changes.
    if (Object.keys(changes).length === 0) return this.byId(id).then((found) => found !== undefined);
    return instanceAdministrator === false ? this.#withdraw(id, changes) : this.#change(id, { $set: changes });
  }

  setPassword(id: string, passwordHash: string): Promise<boolean> {
    return inPlainWords(() =>
      transact(this.#connection.client, (session) => setPassword(this.#collections, id, passwordHash, session)),
    );
  }

  replaceHash(id: string, from: string, to: string): Promise<void> {
    return inPlainWords(async () => {
      await this.#collections.accounts.updateOne({ _id: id, passwordHash: from }, { $set: { passwordHash: to } });
    });
  }

  setDisabled(id: string, disabled: boolean): Promise<boolean> {
    if (!disabled) return this.#change(id, { $set: { disabled } });
    return this.#withdraw(id, { disabled });
  }

  /** One after the other, so that of two administrators who go at once one stays. Disabling ends the sessions. */
  #withdraw(id: string, changes: Partial<AccountDocument>): Promise<boolean> {
    const { accounts, sessions, guards } = this.#collections;
    return inPlainWords(() =>
      transact(this.#connection.client, async (session) => {
        await guards.updateOne({ _id: 'administrators' }, { $inc: { passed: 1 } }, { upsert: true, session });
        const active = await accounts.find({ instanceAdministrator: true, disabled: false }, { session }).toArray();
        if (active.length === 1 && active[0]?._id === id) {
          throw new LastAdministrator('the last active administrator of the instance stays');
        }
        const { matchedCount } = await accounts.updateOne({ _id: id }, { $set: changes }, { session });
        if (changes.disabled) await sessions.deleteMany({ account: id }, { session });
        return matchedCount === 1;
      }),
    );
  }

  #one(filter: Partial<AccountDocument>): Promise<StoredAccount | undefined> {
    return inPlainWords(async () => {
      const found = await this.#collections.accounts.findOne(filter);
      return found === null ? undefined : accountOf(found);
    });
  }

  #change(id: string, update: UpdateFilter<AccountDocument>): Promise<boolean> {
    return inPlainWords(async () => {
      const { matchedCount } = await this.#collections.accounts.updateOne({ _id: id }, update);
      return matchedCount === 1;
    });
  }
}
