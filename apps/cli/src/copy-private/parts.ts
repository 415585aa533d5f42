import { isDeepStrictEqual } from 'node:util';
import type { PrivatePlace } from '@jejak/composition';
import type { StoredAccount, StoredApiToken } from '@jejak/identity';
import type { ErasedKey, IndexedTokens, OwnedKey, SearchIndexStore, SubjectKeyStore } from '@jejak/privacy';
import type { Part } from './part.ts';

type KeptKey = OwnedKey | ErasedKey;

/** Keys that open under one master key, wrapped under another; who was erased since an earlier try is erased there too. */
export function keysPart(source: SubjectKeyStore, target: SubjectKeyStore): Part<KeptKey> {
  return {
    name: 'key',
    source: (after, limit) => source.page(after, limit),
    target: (after, limit) => target.page(after, limit),
    idOf: ({ subject }) => subject,
    isSame: isSameKey,
    givesWay: (key) => key?.secret === null,
    put: async (keys) => {
      const erased = keys.filter(({ secret }) => secret === null).map(({ subject }) => subject);
      if (erased.length > 0) await target.destroy(erased);
      await target.adopt(keys.filter((key) => key.secret !== null));
    },
    remove: noneToRemove,
  };
}

/** Both under the same key. What an earlier try left there is brought to what the folder says now. */
export function searchPart(source: SearchIndexStore, target: SearchIndexStore): Part<IndexedTokens> {
  return {
    name: 'search entry',
    source: (after, limit) => source.page(after, limit),
    target: (after, limit) => target.page(after, limit),
    idOf: ({ subject }) => subject,
    isSame: isDeepStrictEqual,
    givesWay: () => true,
    put: (indexed) => target.adopt(indexed),
    remove: (subjects) => target.remove(subjects),
  };
}

/** With their passwords' hashes; by login. */
export function accountsPart(source: PrivatePlace, target: PrivatePlace): Part<StoredAccount> {
  const pages =
    ({ identityStores: { accounts } }: PrivatePlace) =>
    (after: string | null, limit: number) =>
      accounts.list({ after: after ?? '', limit });
  return {
    name: 'account',
    source: pages(source),
    target: pages(target),
    idOf: ({ login }) => login,
    isSame: isDeepStrictEqual,
    givesWay: () => false,
    put: async (accounts) => {
      for (const account of accounts) await target.identityStores.accounts.insert(account);
    },
    remove: noneToRemove,
  };
}

/** By the hashes of their secrets, revoked ones too. */
export function apiTokensPart(source: PrivatePlace, target: PrivatePlace): Part<StoredApiToken> {
  return {
    name: 'API token',
    source: (after, limit) => source.identityStores.apiTokens.page(after, limit),
    target: (after, limit) => target.identityStores.apiTokens.page(after, limit),
    idOf: ({ id }) => id,
    isSame: isDeepStrictEqual,
    givesWay: () => false,
    put: async (tokens) => {
      for (const { hash, ...token } of tokens) await target.identityStores.apiTokens.insert(hash, token);
    },
    remove: noneToRemove,
  };
}

function isSameKey(one: KeptKey, other: KeptKey): boolean {
  if (one.secret === null || other.secret === null) return one.secret === other.secret;
  return one.office === other.office && one.secret.equals(other.secret);
}

/** Whatever the target alone holds was refused before. */
async function noneToRemove(ids: readonly string[]): Promise<void> {
  if (ids.length > 0) throw new Error(`the target changed meanwhile: ${ids.join(', ')}`);
}
