import type { MongoSettings } from '@jejak/mongodb';
import type { EmbeddedOptions } from '../embedded/index.ts';
import type { ReadStore } from '../port.ts';
import { openReadStoreWritingBeside } from '../threaded/index.ts';

/** How a thread reaches a store by itself: a file, or a connection of its own. */
export type ReadStoreSource = EmbeddedOptions | MongoSettings;

/** The store for a thread of its own, on which an embedded one reads. */
export async function openReadStoreSource(source: ReadStoreSource): Promise<ReadStore> {
  if ('file' in source) return openReadStoreWritingBeside(source);
  // Only where it is needed: the driver takes time and memory to load.
  const { connectMongoReadStore } = await import('../mongodb/index.ts');
  return connectMongoReadStore(source);
}
