import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { type EventStore, lockDataFolder, openEmbeddedEventStore, type StoredEvent } from '@jejak/event-store';
import type { Figures } from '../main.ts';
import { simulatedYear } from '../support/simulated-year.ts';
import { foldInMemory } from './in-memory.ts';
import { PROJECTED, projectAll } from './persisted.ts';
import { refuseOtherDocuments } from './same-documents.ts';

const CASES = 3_000;
const PAGE = 5_000;

/**
 * All read models over three offices of 3,000 cases: the reducers alone, then with projector and read store, which have
 * to have made the same documents.
 */
export async function run(): Promise<Figures> {
  const ledger = await simulatedYear(CASES);
  const folder = mkdtempSync(join(dirname(ledger), 'projections-'));
  const lock = lockDataFolder(ledger, 'bench');
  const eventStore = await openEmbeddedEventStore(lock);
  try {
    const stored = await everything(eventStore);
    const setting = { node: process.version, cpus: availableParallelism(), cases: CASES, events: stored.length };
    const inMemory = foldInMemory(stored);
    if (process.env.BENCH_PART === 'in-memory') return { ...setting, ...inMemory };
    const persisted = await projectAll(eventStore, stored.length, folder);
    await refuseOtherDocuments(stored, join(folder, PROJECTED));
    return { ...setting, ...inMemory, ...persisted };
  } finally {
    await eventStore.close();
    lock.release();
    rmSync(folder, { recursive: true });
  }
}

async function everything(store: EventStore): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (;;) {
    const after = events.at(-1)?.position;
    const page = await store.readAll({ limit: PAGE, ...(after === undefined ? {} : { after }) });
    events.push(...page);
    if (page.length < PAGE) return events;
  }
}
