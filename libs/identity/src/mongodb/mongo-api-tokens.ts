import { inPlainWords } from '@jejak/mongodb';
import type { ActiveApiToken, ApiToken, ApiTokenPage, ApiTokenStore, StoredApiToken } from '../api-tokens/index.ts';
import type { Instant } from '../time/index.ts';
import type { ApiTokenDocument, IdentityCollections } from './collections.ts';
import { type Owned, ownerOf, withOwner } from './owner.ts';

export class MongoApiTokens implements ApiTokenStore {
  readonly #tokens: IdentityCollections['apiTokens'];

  constructor({ apiTokens }: IdentityCollections) {
    this.#tokens = apiTokens;
  }

  insert(hash: string, { id, ...token }: ApiToken): Promise<void> {
    return inPlainWords(async () => {
      await this.#tokens.insertOne({ _id: id, hash, ...token });
    });
  }

  find(hash: string): Promise<ActiveApiToken | undefined> {
    return inPlainWords(async () => {
      const [found] = await this.#tokens.aggregate<ApiTokenDocument & Owned>(withOwner({ hash })).toArray();
      const account = found && ownerOf(found);
      return found && account && { token: tokenOf(found), account };
    });
  }

  list({ office, account, limit = 0, after }: ApiTokenPage): Promise<readonly ApiToken[]> {
    const filter = {
      ...(office === undefined ? {} : { office }),
      ...(account === undefined ? {} : { account }),
      ...(after === undefined ? {} : { $or: following(after) }),
    };
    return inPlainWords(async () => {
      const found = await this.#tokens.find(filter, { sort: { createdAt: -1, _id: 1 }, limit }).toArray();
      return found.map(tokenOf);
    });
  }

  page(after: string | null, limit: number): Promise<readonly StoredApiToken[]> {
    const filter = { _id: { $gt: after ?? '' } };
    return inPlainWords(async () => {
      const found = await this.#tokens.find(filter, { sort: { _id: 1 }, limit: Math.max(1, limit) }).toArray();
      return found.map((document) => ({ ...tokenOf(document), hash: document.hash }));
    });
  }

  touch(id: string, usedAt: Instant): Promise<void> {
    return inPlainWords(async () => {
      await this.#tokens.updateOne({ _id: id }, { $max: { lastUsedAt: usedAt } });
    });
  }

  revoke(id: string, revokedAt: Instant): Promise<boolean> {
    return inPlainWords(async () => {
      // One statement, so that of two revocations at once the first one's time stays.
      const first = { $ifNull: ['$revokedAt', { $literal: revokedAt }] };
      const { matchedCount } = await this.#tokens.updateOne({ _id: id }, [{ $set: { revokedAt: first } }]);
      return matchedCount === 1;
    });
  }
}

function tokenOf(found: ApiTokenDocument): ApiToken {
  const { _id, name, account, office, scopes, createdAt, expiresAt, lastUsedAt, revokedAt } = found;
  return { id: _id, name, account, office, scopes, createdAt, expiresAt, lastUsedAt, revokedAt };
}

function following({ createdAt, id }: NonNullable<ApiTokenPage['after']>) {
  return [{ createdAt: { $lt: createdAt } }, { createdAt, _id: { $gt: id } }];
}
