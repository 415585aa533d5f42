import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { eventStoreConnection, readConfiguration } from '@jejak/configuration';
import { type EventStore, lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { isCanonical } from '@jejak/integrity';
import { Ended, EXIT } from '../exit-codes.ts';

/** A ledger at one end of a copy. */
export interface OpenLedger {
  readonly store: EventStore;
  /** How many appends may be under way and still be stored in the order they were sent, also by a killed process. */
  readonly inFlight: number;
  close(): Promise<void>;
}

const EMBEDDED = 'embedded:';

/**
 * Opens what an address names: `embedded:FOLDER`, which nobody may serve meanwhile, or `esdb://host:2113`, with user,
 * password and authority from the configuration. Throws Ended, ConfigurationRefused, DataFolderInUse, StoreUnavailable.
 */
export async function openLedger(address: string, environment: NodeJS.ProcessEnv): Promise<OpenLedger> {
  if (address.startsWith(EMBEDDED)) return openFolder(address.slice(EMBEDDED.length));
  if (/^esdb(\+discover)?:\/\//.test(address)) return openServer(address, environment);
  throw new Ended(`${address} is no ledger; possible are embedded:FOLDER and esdb://host:2113`, EXIT.usage);
}

/** As {@link openLedger}, for a ledger that is there: a folder without one is most likely misspelt, and stays as it is. */
export async function openExistingLedger(address: string, environment: NodeJS.ProcessEnv): Promise<OpenLedger> {
  if (address.startsWith(EMBEDDED) && !existsSync(join(address.slice(EMBEDDED.length), 'events.db'))) {
    throw new Ended(`There is no ledger in ${address.slice(EMBEDDED.length)} to copy from.`, EXIT.usage);
  }
  return openLedger(address, environment);
}

async function openFolder(folder: string): Promise<OpenLedger> {
  if (folder === '') throw new Ended('embedded: needs a folder, such as embedded:./data', EXIT.usage);
  const lock = lockDataFolder(folder, 'jejak copy');
  try {
    const store = await openEmbeddedEventStore(lock);
    // One writer, which commits in the order that appends arrive.
    return { store, inFlight: 256, close: () => store.close().then(() => lock.release()) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openServer(address: string, environment: NodeJS.ProcessEnv): Promise<OpenLedger> {
  const connection = eventStoreConnection(readConfiguration({ ...environment, EVENTSTOREDB_URL: address }));
  if (connection === null) throw new Error('an address was given');
  // Only here: the client of EventStoreDB is large, and most commands never need it.
  const { openEventStoreDB } = await import('@jejak/event-store/eventstoredb');
  const store = await openEventStoreDB({ ...connection, isCanonical });
  return { store, inFlight: 1, close: () => store.close() };
}
