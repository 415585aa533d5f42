import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '@jejak/event-store';
import { type EventStoreDBStore, openEventStoreDB } from '@jejak/event-store/eventstoredb';
import { SpawnedStandIn } from '@jejak/event-store/eventstoredb/stand-in';
import { isCanonical } from '@jejak/integrity';
import type { Ledger } from '@jejak/ledger';
import { foundExample, ledgerOver, openTestStores, type TestStores } from '@jejak/ledger/testing';

/** The example office on a stand-in whose events outlive it, with keys and searches in a folder. */
export interface LedgerOnStandIn {
  readonly standIn: SpawnedStandIn;
  readonly store: EventStoreDBStore;
  /** A process of its own over the same stores; several see each other only through the event store. */
  ledger(store?: EventStore): Ledger;
  close(): Promise<void>;
}

export async function openLedgerOnStandIn(): Promise<LedgerOnStandIn> {
  const folder = mkdtempSync(join(tmpdir(), 'jejak-stand-in-'));
  const stores: TestStores = await openTestStores();
  const standIn = await SpawnedStandIn.start(join(folder, 'server.log'));
  const store = await openEventStoreDB({ url: `${standIn.url}&defaultDeadline=2000`, isCanonical });
  const ledgers: Ledger[] = [];
  const ledger = (over: EventStore = store) => {
    const one = ledgerOver({ ...stores, store: over }, `n${ledgers.length}`);
    ledgers.push(one);
    return one;
  };
  await foundExample(ledger());
  return {
    standIn,
    store,
    ledger,
    async close() {
      for (const one of ledgers) await one.close();
      await store.close();
      await stores.close();
      await standIn.kill();
      rmSync(folder, { recursive: true });
    },
  };
}
