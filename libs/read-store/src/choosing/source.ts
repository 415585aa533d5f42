import type { MongoSettings } from '@jejak/mongodb';
import { type EmbeddedOptions, openEmbeddedReadStore } from '../embedded/index.ts';
import type { ReadStore } from '../port.ts';

/** How a thread reaches a store by itself: a file, or a connection of its own. */
export type ReadStoreSource = EmbeddedOptions | MongoSettings;

/** The store for a thread of its own, which an embedded one occupies. */
export async function openReadStoreSource(source: ReadStoreSource): Promise<ReadStore> {
  if ('file' in source) return openEmbeddedReadStore(source);
  // Only where it is needed: the driver takes time and memory to load.
  const { connectMongoReadStore } = await import('../mongodb/index.ts');
  return connectMongoReadStore(source);
}
