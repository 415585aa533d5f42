import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStore, lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import {
  embeddedSearchIndex,
  embeddedSubjectKeys,
  openKeyWrapping,
  openPrivateDatabase,
  privacySchema,
  SEARCH_INDEX_SUBJECT,
  type SearchIndex,
  type SubjectKeys,
  systemRandomness,
} from '@jejak/privacy';
import { createLedger } from '../create-ledger.ts';
import type { Ledger } from '../ledger.ts';
import type { Clock, LedgerPorts } from '../ports.ts';

/** A clock that stands still until it is moved. */
export class HandClock implements Clock {
  #now: number;

  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  now(): string {
    return new Date(this.#now).toISOString();
  }

  /** Milliseconds, which may be negative. */
  move(by: number): void {
    this.#now += by;
  }

  set(instant: string): void {
    this.#now = Date.parse(instant);
  }
}

export interface TestStores {
  readonly folder: string;
  readonly store: EventStore;
  readonly keys: SubjectKeys;
  readonly search: SearchIndex;
  readonly clock: HandClock;
  close(): Promise<void>;
}

/** Real embedded stores in a folder of their own, and a clock for the hand. */
export async function openTestStores(start = '2026-02-02T02:00:00.000Z'): Promise<TestStores> {
  const folder = await mkdtemp(join(tmpdir(), 'jejak-'));
  const lock = lockDataFolder(folder, 'spec');
  const store = await openEmbeddedEventStore(lock);
  const database = await openPrivateDatabase(folder, privacySchema);
  const wrapping = await openKeyWrapping(folder, database);
  const keys = embeddedSubjectKeys({ database, wrapping });
  const search = embeddedSearchIndex(database, await keys.ensure(SEARCH_INDEX_SUBJECT, ''));
  return {
    folder,
    store,
    keys,
    search,
    clock: new HandClock(start),
    async close() {
      await store.close();
      await database.close();
      lock.release();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A ledger over these stores; several over the same ones are several processes. */
export function ledgerOver(stores: TestStores, node = 'test', overrides: Partial<LedgerPorts> = {}): Ledger {
  const { store, keys, search, clock } = stores;
  return createLedger({ store, keys, search, clock, randomness: systemRandomness, node, ...overrides });
}
