import { join } from 'node:path';
import { mongoConnection } from '@jejak/configuration';
import type { PrivateDatabase } from '@jejak/privacy';
import { openThreadedReadStore, type ReadStore } from '@jejak/read-store';
import {
  openPrivateFolder,
  type PrivateParts,
  type PrivatePlace,
  type PrivateStores,
  withSearch,
} from './private-stores.ts';

export interface Stores extends PrivateStores {
  /** Whether several processes share them, and the read models among them. */
  readonly isShared: boolean;
  /** Opened when first asked for. */
  readonly readStore: () => Promise<ReadStore>;
}

/**
 * The data folder's stores, or those in MongoDB where it is set. Where a private database was given, it stays its
 * owner's.
 */
export async function openStores(parts: PrivateParts, given?: PrivateDatabase): Promise<Stores> {
  const { configuration, opened } = parts;
  const mongo = mongoConnection(configuration);
  if (mongo !== null) {
    // Only where it is needed: the driver takes time and memory to load.
    const { openOnMongoDB } = await import('./on-mongodb.ts');
    const { readStore, ...privateStores } = await openOnMongoDB(mongo, parts);
    return { ...privateStores, isShared: true, readStore: async () => readStore };
  }
  const file = join(configuration.data, 'read.db');
  const readStore = async () => opened.adopt(await openThreadedReadStore({ file, readers: 2 }), (it) => it.close());
  return { ...(await withSearch(await openPrivateFolder(parts, given))), isShared: false, readStore };
}

/** Where private data is to be moved to: MongoDB; null where it is not set. */
export async function openPrivateTarget(parts: PrivateParts): Promise<PrivatePlace | null> {
  const mongo = mongoConnection(parts.configuration);
  if (mongo === null) return null;
  const { openPrivateOnMongoDB } = await import('./on-mongodb.ts');
  return openPrivateOnMongoDB(mongo, parts);
}
