import type { Configuration } from '@jejak/configuration';
import { embeddedIdentityStores, type IdentityStores, identitySchema } from '@jejak/identity';
import {
  type Attachments,
  embeddedSearchIndex,
  embeddedSubjectKeys,
  openFolderAttachments,
  openKeyWrapping,
  openPrivateDatabase,
  type PrivateDatabase,
  privacySchema,
  type Randomness,
  SEARCH_INDEX_SUBJECT,
  type SearchIndexStore,
  type SubjectKeyStore,
} from '@jejak/privacy';

/** What is kept outside the ledger because it must be able to go: who may come in, keys, names, files. */
export interface PrivateStores {
  readonly keys: SubjectKeyStore;
  readonly search: SearchIndexStore;
  readonly attachments: Attachments;
  readonly identityStores: IdentityStores;
}

/** The same where nothing may have been stored yet, not even the key of the search index. */
export interface PrivatePlace extends Omit<PrivateStores, 'search'> {
  /** Makes the index's key where there is none. */
  readonly openSearch: () => Promise<SearchIndexStore>;
}

export async function withSearch({ openSearch, ...stores }: PrivatePlace): Promise<PrivateStores> {
  return { ...stores, search: await openSearch() };
}

export interface PrivateParts {
  readonly configuration: Configuration;
  readonly randomness: Randomness;
  /** Closes with the backend what is opened here. */
  readonly opened: AsyncDisposableStack;
}

/** In the data folder; where a database was given, it stays its owner's. */
export async function openPrivateFolder(
  { configuration, randomness, opened }: PrivateParts,
  given?: PrivateDatabase,
): Promise<PrivatePlace> {
  const { data: folder } = configuration;
  const database =
    given ??
    opened.adopt(await openPrivateDatabase(folder, [...privacySchema, identitySchema]), (database) => database.close());
  const wrapping = await openKeyWrapping(folder, database, randomness);
  const keys = embeddedSubjectKeys({ database, wrapping, randomness });
  return {
    keys,
    openSearch: async () => embeddedSearchIndex(database, await keys.ensure(SEARCH_INDEX_SUBJECT, '')),
    attachments: await openFolderAttachments(folder, randomness),
    identityStores: embeddedIdentityStores(database),
  };
}
