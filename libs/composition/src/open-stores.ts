import { join } from 'node:path';
import { mongoConnection } from '@jejak/configuration';
import type { PrivateDatabase } from '@jejak/privacy';
import { openThreadedReadStore, type ReadStore } from '@jejak/read-store';
import { openEmbeddedPrivateStores, type PrivateParts, type PrivateStores } from './private-stores.ts';

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
  return { ...(await openEmbeddedPrivateStores(parts, given)), isShared: false, readStore };
}
