import type { DataFolderLock } from '../data-folder/index.ts';
import { openEmbeddedEventStore } from '../embedded/index.ts';
import type { ConnectionInput } from '../eventstoredb/index.ts';
import type { EventStore } from '../port.ts';
import { connectEventStore, type EventStoreSource, type SourceListener } from './source.ts';

export interface ChosenEventStore {
  readonly eventStore: EventStore;
  /** Fresh for each thread that is to reach the same store. */
  readonly source: () => EventStoreSource;
}

/** A server's store where a connection is given, else the embedded one of the folder that is held. */
export async function openChosenEventStore(
  connection: ConnectionInput | null,
  lock: DataFolderLock,
  listener: SourceListener,
): Promise<ChosenEventStore> {
  if (connection !== null)
    return { eventStore: await connectEventStore(connection, listener), source: () => connection };
  const eventStore = await openEmbeddedEventStore(lock);
  return { eventStore, source: () => eventStore.attachment() };
}
