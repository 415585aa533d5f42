import type { DataFolderLock } from '../data-folder/index.ts';
import type { EventStore } from '../port.ts';
import { AttachedStore } from './attached-store.ts';
import { prepareDatabase } from './database.ts';
import { type EmbeddedAttachment, OwnedStore } from './owned-store.ts';
import { ReaderThread } from './reader-thread.ts';
import { WriterThread } from './writer-thread.ts';

export interface EmbeddedOptions {
  /** A quota, in pages of the database (4 KiB each); beyond it appends fail with StoreFull. */
  readonly maxPages?: number;
}

export interface EmbeddedEventStore extends EventStore {
  /** For another thread of this process; see {@link attachEmbeddedEventStore}. */
  attachment(): EmbeddedAttachment;
}

/**
 * Opens `events.db` of a data folder, created where it is missing, and starts its writer. A folder has one writer:
 * hence the lock, which the caller releases after closing. Throws SchemaTooNew.
 */
export async function openEmbeddedEventStore(
  lock: DataFolderLock,
  { maxPages }: EmbeddedOptions = {},
): Promise<EmbeddedEventStore> {
  if (!lock.isHeld) throw new TypeError(`the lock of ${lock.folder} was released; take it again first`);
  prepareDatabase(lock.folder);
  return new OwnedStore(lock.folder, await WriterThread.start({ folder: lock.folder, maxPages }));
}

/** The same store in another thread, which appends through the owner's writer; good until the owner closes. */
export function attachEmbeddedEventStore({ folder, port }: EmbeddedAttachment): EventStore {
  return new AttachedStore(port, new ReaderThread(folder));
}
