import { type Configuration, keyService } from '@jejak/configuration';
import { openMongoIdentityStores } from '@jejak/identity/mongodb';
import { connectToMongoDB, type MongoConnection, type MongoSettings } from '@jejak/mongodb';
import {
  type KeyWrapping,
  MasterKeyRefused,
  openMasterKeyFile,
  openTransitWrapping,
  type Randomness,
  SEARCH_INDEX_SUBJECT,
} from '@jejak/privacy';
import { mongoSearchIndex, openMongoAttachments, openMongoSubjectKeys } from '@jejak/privacy/mongodb';
import type { ReadStore } from '@jejak/read-store';
import { openMongoReadStore } from '@jejak/read-store/mongodb';
import { type PrivateParts, type PrivatePlace, type PrivateStores, withSearch } from './private-stores.ts';

/** All that MongoDB holds for a server, over one pool of connections. */
export async function openOnMongoDB(
  settings: MongoSettings,
  parts: PrivateParts,
): Promise<PrivateStores & { readonly readStore: ReadStore }> {
  const connection = await connect(settings, parts);
  const stores = await withSearch(await openPlace(connection, parts));
  return { ...stores, readStore: parts.opened.adopt(openMongoReadStore(connection), (it) => it.close()) };
}

export async function openPrivateOnMongoDB(settings: MongoSettings, parts: PrivateParts): Promise<PrivatePlace> {
  return openPlace(await connect(settings, parts), parts);
}

async function connect(settings: MongoSettings, { opened }: PrivateParts): Promise<MongoConnection> {
  return opened.adopt(await connectToMongoDB(settings), (it) => it.close());
}

async function openPlace(
  connection: MongoConnection,
  { configuration, randomness, opened }: PrivateParts,
): Promise<PrivatePlace> {
  const wrapping = (inUse: readonly string[]) => openWrapping(configuration, inUse, randomness, opened);
  const keys = opened.adopt(await openMongoSubjectKeys({ connection, wrapping, randomness }), (it) => it.close());
  return {
    keys,
    openSearch: async () => mongoSearchIndex(connection, await keys.ensure(SEARCH_INDEX_SUBJECT, '')),
    attachments: await openMongoAttachments(connection, randomness),
    identityStores: await openMongoIdentityStores(connection),
  };
}

async function openWrapping(
  configuration: Configuration,
  inUse: readonly string[],
  randomness: Randomness,
  opened: AsyncDisposableStack,
): Promise<KeyWrapping> {
  const service = keyService(configuration);
  if (service !== null) return opened.adopt(await openTransitWrapping(service, inUse), (it) => it.close());
  const { masterKeyFile } = configuration;
  if (masterKeyFile === null) throw new MasterKeyRefused('set KMS_URL or MASTER_KEY_FILE');
  return openMasterKeyFile(masterKeyFile, inUse, randomness);
}
