import { resolve } from 'node:path';
import type { EventStore } from '../port.ts';
import { AttachedStore } from './attached-store.ts';
import { prepareDatabase } from './database.ts';
import { type EmbeddedAttachment, OwnedStore } from './owned-store.ts';
import { ReaderThread } from './reader-thread.ts';
import { WriterThread } from './writer-thread.ts';

export interface EmbeddedOptions {
  /** Holds `events.db`; created where it is missing. */
  readonly folder: string;
  /** A quota, in pages of the database (4 KiB each); beyond it appends fail with StoreFull. */
  readonly maxPages?: number;
}

export interface EmbeddedEventStore extends EventStore {
  /** For another thread of this process; see {@link attachEmbeddedEventStore}. */
  attachment(): EmbeddedAttachment;
}

/**
 * Opens the store and starts its writer. A folder has one writer: whoever serves it takes the lock of the data
 * folder first. Throws SchemaTooNew.
 */
export async function openEmbeddedEventStore({ folder, maxPages }: EmbeddedOptions): Promise<EmbeddedEventStore> {
  const path = resolve(folder);
  prepareDatabase(path);
  return new OwnedStore(path, await WriterThread.start({ folder: path, maxPages }));
}

/** The same store in another thread, which appends through the owner's writer; good until the owner closes. */
export function attachEmbeddedEventStore({ folder, port }: EmbeddedAttachment): EventStore {
  return new AttachedStore(port, new ReaderThread(folder));
}
