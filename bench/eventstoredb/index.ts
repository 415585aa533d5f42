import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { EventStoreDBClient } from '@eventstore/db-client';
import type { EventStore } from '@jejak/event-store';
import { openEventStoreDB } from '@jejak/event-store/eventstoredb';
import { SpawnedStandIn } from '@jejak/event-store/eventstoredb/stand-in';
import { isCanonical } from '@jejak/integrity';
import { newStream, sampleEvent } from '../event-store/sample-events.ts';
import type { Figures } from '../main.ts';
import { numberOf } from '../support/numbers.ts';
import { newFolder, openOfficeOver, removeFolder } from '../support/open-office.ts';
import { takeInCases, UNKNOWN, WAY, walkCases } from '../support/steps.ts';
import { adapterAppends, rawAppends } from './appends.ts';
import { adapterCatchUp, projectorCatchUp, rawCatchUp } from './catch-up.ts';
import { Turns } from './turns.ts';

const ROUNDS = 5;
const APPENDS_A_ROUND = 2_000;
const CASES_A_ROUND = 500;
const IN_FLIGHT = 64;
/** So many that starting does not count. */
const CATCH_UP_EVENTS = 20_000;

/**
 * The adapter and all that stands on it against the server's own client, in turns, on one server: the one that
 * EVENTSTOREDB_URL names, else the stand-in in a process of its own.
 */
export async function run(): Promise<Figures> {
  const { EVENTSTOREDB_URL } = process.env;
  const standIn = EVENTSTOREDB_URL ? undefined : await SpawnedStandIn.start();
  const folder = newFolder('eventstoredb');
  try {
    return await measureOn(EVENTSTOREDB_URL || String(standIn?.url), folder, standIn ? 'stand-in' : 'EventStoreDB');
  } finally {
    await standIn?.kill();
    removeFolder(folder);
  }
}

async function measureOn(url: string, folder: string, server: string): Promise<Figures> {
  const client = EventStoreDBClient.connectionString(url);
  const store = await openEventStoreDB({ url, isCanonical });
  const { ledger, close } = await openOfficeOver(folder, store);
  const [raw, adapter, commands] = [new Turns(), new Turns(), new Turns()];
  for (let round = 0; round < ROUNDS; round++) {
    await raw.take(APPENDS_A_ROUND, async () => (await rawAppends(client, APPENDS_A_ROUND, IN_FLIGHT)).perSecond);
    await adapter.take(
      APPENDS_A_ROUND,
      async () => (await adapterAppends(store, APPENDS_A_ROUND, IN_FLIGHT)).perSecond,
    );
    const { ids } = await takeInCases(ledger, UNKNOWN, CASES_A_ROUND, IN_FLIGHT + round);
    await commands.take(ids.length * WAY.length, async () => (await walkCases(ledger, ids, IN_FLIGHT)).perSecond);
  }
  await close();
  const catchUp = await catchUpRates(client, store, folder);
  await store.close();
  await client.dispose();
  return {
    ...{ node: process.version, cpus: availableParallelism(), server },
    raw_client_appends_64_in_flight_per_s: raw.perSecond,
    adapter_appends_64_in_flight_per_s: adapter.perSecond,
    commands_64_in_flight_per_s: commands.perSecond,
    adapter_appends_to_raw_client_ratio: numberOf(adapter.perSecond / raw.perSecond, 2),
    commands_to_raw_client_ratio: numberOf(commands.perSecond / raw.perSecond, 2),
    raw_client_append_cpu_us: raw.cpuUs,
    adapter_append_cpu_us: adapter.cpuUs,
    command_cpu_us: commands.cpuUs,
    ...catchUp,
  };
}

async function catchUpRates(client: EventStoreDBClient, store: EventStore, folder: string) {
  const count = CATCH_UP_EVENTS;
  await fill(store, count);
  const [raw, adapter, projector] = [new Turns(), new Turns(), new Turns()];
  for (let round = 0; round < ROUNDS; round++) {
    await raw.take(count, () => rawCatchUp(client, count));
    await adapter.take(count, () => adapterCatchUp(store, count));
    await projector.take(count, () => projectorCatchUp(store, join(folder, `read-${round}.db`), count));
  }
  return {
    raw_client_subscription_events_per_s: raw.perSecond,
    adapter_subscription_events_per_s: adapter.perSecond,
    projector_with_no_op_reducers_events_per_s: projector.perSecond,
    adapter_subscription_to_raw_client_ratio: numberOf(adapter.perSecond / raw.perSecond, 2),
    projector_to_raw_client_subscription_ratio: numberOf(projector.perSecond / raw.perSecond, 2),
    raw_client_subscription_cpu_us: raw.cpuUs,
    adapter_subscription_cpu_us: adapter.cpuUs,
    projector_cpu_us: projector.cpuUs,
  };
}

/** Cases of 100 events, until there are so many. */
async function fill(store: EventStore, count: number): Promise<void> {
  for (let stored = 0; stored < count; stored += 100) {
    const stream = newStream();
    const events = Array.from({ length: 100 }, (_, revision) => sampleEvent(stream, revision));
    await store.append(stream, 'noStream', events);
  }
}
