import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedEventStore, lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { embeddedIdentityStores, type IdentityStores, identitySchema } from '@jejak/identity';
import { openPrivateDatabase, type PrivateDatabase, privacySchema } from '@jejak/privacy';

/** The stores of one data folder, opened once for as many servers as a test wants over them. */
export interface SharedStores {
  readonly folder: string;
  readonly eventStore: EmbeddedEventStore;
  readonly privateDatabase: PrivateDatabase;
  readonly identityStores: IdentityStores;
  /** Closes the stores and removes the folder. */
  close(): Promise<void>;
}

export async function openSharedStores(): Promise<SharedStores> {
  const folder = await mkdtemp(join(tmpdir(), 'jejak-api-'));
  const lock = lockDataFolder(folder, 'spec');
  const eventStore = await openEmbeddedEventStore(lock);
  const privateDatabase = await openPrivateDatabase(folder, [...privacySchema, identitySchema]);
  return {
    folder,
    eventStore,
    privateDatabase,
    identityStores: embeddedIdentityStores(privateDatabase),
    async close() {
      await eventStore.close();
      await privateDatabase.close();
      lock.release();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
