import { type EventStore, lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { embeddedIdentityStores, type IdentityStores, identitySchema } from '@jejak/identity';
import {
  embeddedSearchIndex,
  embeddedSubjectKeys,
  openKeyWrapping,
  openPrivateDatabase,
  privacySchema,
  SEARCH_INDEX_SUBJECT,
  type SearchIndex,
  type SubjectKeys,
} from '@jejak/privacy';

export interface OpenStores {
  readonly events: EventStore;
  readonly keys: SubjectKeys;
  readonly search: SearchIndex;
  readonly identity: IdentityStores;
}

/**
 * Opens the stores of a data folder that nobody serves, hands them to `use`, and closes them whatever happens.
 * `service` tells others who holds the folder. Throws DataFolderInUse.
 */
export async function openStores<T>(
  folder: string,
  service: string,
  use: (stores: OpenStores) => Promise<T>,
): Promise<T> {
  await using opened = new AsyncDisposableStack();
  const lock = opened.use(lockDataFolder(folder, service));
  const events = opened.adopt(await openEmbeddedEventStore(lock), (store) => store.close());
  const database = opened.adopt(await openPrivateDatabase(folder, [...privacySchema, identitySchema]), (it) =>
    it.close(),
  );
  const keys = embeddedSubjectKeys({ database, wrapping: await openKeyWrapping(folder, database) });
  const search = embeddedSearchIndex(database, await keys.ensure(SEARCH_INDEX_SUBJECT, ''));
  return await use({ events, keys, search, identity: embeddedIdentityStores(database) });
}
