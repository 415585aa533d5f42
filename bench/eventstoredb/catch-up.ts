import { type EventStoreDBClient, streamNameFilter } from '@eventstore/db-client';
import type { EventStore } from '@jejak/event-store';
import { defineProjection } from '@jejak/projections';
import { Projector } from '@jejak/projector';
import { openEmbeddedReadStore } from '@jejak/read-store';

const PREFIXES = ['case-'];

/** Events a second of the client's own subscription, each handed out and counted, up to so many. */
export async function rawCatchUp(client: EventStoreDBClient, count: number): Promise<number> {
  const start = performance.now();
  const subscription = client.subscribeToAll({ filter: streamNameFilter({ prefixes: PREFIXES }) });
  let seen = 0;
  for await (const { event } of subscription) {
    if (event !== undefined) seen += 1;
    if (seen === count) break;
  }
  await subscription.unsubscribe();
  return perSecond(seen, start);
}

/** The same through the adapter, every form proved. */
export async function adapterCatchUp(store: EventStore, count: number): Promise<number> {
  const start = performance.now();
  let seen = 0;
  for await (const message of store.subscribe({ filter: { streamPrefixes: PREFIXES } })) {
    if (message.kind === 'events') seen += message.events.length;
    if (seen >= count) break;
  }
  return perSecond(seen, start);
}

const nothing = defineProjection<{ readonly id: string }>({
  name: 'nothing',
  version: 1,
  indexes: [],
  keys: () => [],
  reduce: (row) => row,
});

/** The whole projector from nothing, numbering, decoding and committing its checkpoints, with a reducer that does nothing. */
export async function projectorCatchUp(store: EventStore, file: string, count: number): Promise<number> {
  const readStore = openEmbeddedReadStore({ file });
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const start = performance.now();
  const onCommitted = ({ ordinal }: { readonly ordinal: number }) => {
    if (ordinal >= count - 1) resolve();
  };
  const projector = await Projector.start({ eventStore: store, readStore, models: [nothing], onCommitted });
  await done;
  const rate = perSecond(count, start);
  const { parked } = projector.health();
  await projector.stop();
  await readStore.close();
  if (parked > 0) throw new Error(`${parked} streams were set aside instead of being folded`);
  return rate;
}

function perSecond(count: number, start: number): number {
  return Math.round((count * 1_000) / (performance.now() - start));
}
