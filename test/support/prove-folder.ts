import { join } from 'node:path';
import { type EventStore, lockDataFolder, openEmbeddedEventStore, type StoredEvent } from '@jejak/event-store';
import { verifyChain } from '@jejak/integrity';
import { projections } from '@jejak/projections';
import { Projector } from '@jejak/projector';
import { openEmbeddedReadStore } from '@jejak/read-store';
import { expect } from '@jest/globals';

/** What a server has answered for: an event of this revision stands in this stream. */
export interface Acknowledged {
  readonly stream: string;
  readonly revision: number;
}

/**
 * Proves a data folder that nobody serves: everything acknowledged is there, every stream is chained, numbers have no
 * gaps and no two holders, and the read models are those that a rebuild makes.
 */
export async function proveFolder(folder: string, acknowledged: readonly Acknowledged[]): Promise<void> {
  using lock = lockDataFolder(folder, 'spec');
  const store = await openEmbeddedEventStore(lock);
  const readStore = openEmbeddedReadStore({ file: join(folder, 'read.db') });
  try {
    const streams = Map.groupBy(await everything(store), ({ stream }) => stream);
    const lost = acknowledged.filter(({ stream, revision }) => (streams.get(stream)?.length ?? 0) <= revision);
    expect(lost).toEqual([]);
    for (const [stream, events] of streams) {
      expect(verifyChain(events)).toBeNull();
      if (/^(register|letters)-/.test(stream)) proveNumbers(events);
    }
    const projector = await Projector.start({ eventStore: store, readStore, models: projections, graceMs: 0 });
    await projector.caughtUp();
    // Refuses to switch where the read models made anew differ from those that the server left.
    expect(await projector.rebuild()).toBeTruthy();
    await projector.stop();
  } finally {
    await readStore.close();
    await store.close();
  }
}

function proveNumbers(events: readonly StoredEvent[]): void {
  const allotted = events.map(({ json }) => JSON.parse(json)).filter(({ type }) => type === 'NumberAllotted');
  expect(allotted.map(({ data }) => data.number)).toEqual(allotted.map((_, index) => index + 1));
  expect(new Set(allotted.map(({ data }) => data.document ?? data.case)).size).toBe(allotted.length);
}

async function everything(store: EventStore): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (;;) {
    const last = events.at(-1);
    const page = await store.readAll({ limit: 1000, ...(last ? { after: last.position } : {}) });
    if (page.length === 0) return events;
    events.push(...page);
  }
}
