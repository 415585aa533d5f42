import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type EventStore, lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { createIdentity, embeddedIdentityStores, identitySchema } from '@jejak/identity';
import { createLedger, type Ledger, systemClock } from '@jejak/ledger';
import { foundExample, userId } from '@jejak/ledger/testing';
import {
  embeddedSearchIndex,
  embeddedSubjectKeys,
  openKeyWrapping,
  openPrivateDatabase,
  privacySchema,
  SEARCH_INDEX_SUBJECT,
  systemRandomness,
} from '@jejak/privacy';

export const OFFICE = 'DMI';
export const PASSWORD = 'hujan di bukit pagi';

export interface Office {
  readonly ledger: Ledger;
  /** Gives somebody of the office an account, by the key of the person; the login is the same. */
  addAccount(key: string): Promise<void>;
  close(): Promise<void>;
}

/** A folder for one run on the disk that holds the checkout; the system's temporary one is often no disk at all. */
export function newFolder(name: string): string {
  const parent = join(import.meta.dirname, '..', 'data');
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, `${name}-`));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** The example office at work in a folder: real stores, real keys, everybody in their positions. */
export async function openOffice(folder: string): Promise<Office> {
  const lock = lockDataFolder(folder, 'bench');
  const store = await openEmbeddedEventStore(lock);
  const office = await openOfficeOver(folder, store);
  const close = async () => {
    await office.close();
    await store.close();
    lock.release();
  };
  return { ...office, close };
}

/** The same over an event store that stays its owner's. */
export async function openOfficeOver(folder: string, store: EventStore): Promise<Office> {
  const database = await openPrivateDatabase(folder, [...privacySchema, identitySchema]);
  const keys = embeddedSubjectKeys({ database, wrapping: await openKeyWrapping(folder, database) });
  const search = embeddedSearchIndex(database, await keys.ensure(SEARCH_INDEX_SUBJECT, ''));
  const ports = { store, keys, search, clock: systemClock, randomness: systemRandomness, node: 'bench' };
  const ledger = createLedger(ports);
  await foundExample(ledger, OFFICE);
  const stores = embeddedIdentityStores(database);
  const { accounts } = createIdentity({ stores });
  return {
    ledger,
    async addAccount(key) {
      const prepared = await accounts.prepare({ login: key, name: key, office: OFFICE, password: PASSWORD });
      await stores.accounts.insert({ ...prepared, id: userId(OFFICE, key) });
    },
    async close() {
      await ledger.close();
      await database.close();
    },
  };
}
