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
import { takeInCases, UNKNOWN, walkCases } from '../support/steps.ts';
import { adapterAppends, rawAppends } from './appends.ts';
import { adapterCatchUp, projectorCatchUp, rawCatchUp } from './catch-up.ts';

const ROUNDS = 5;
const APPENDS_A_ROUND = 4_000;
const CASES_A_ROUND = 1_000;
const IN_FLIGHT = 64;
/** So many that starting does not count. */
const CATCH_UP_EVENTS = 100_000;

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
  const rates = { raw: [] as number[], adapter: [] as number[], commands: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    rates.raw.push((await rawAppends(client, APPENDS_A_ROUND, IN_FLIGHT)).perSecond);
    rates.adapter.push((await adapterAppends(store, APPENDS_A_ROUND, IN_FLIGHT)).perSecond);
    const { ids } = await takeInCases(ledger, UNKNOWN, CASES_A_ROUND, IN_FLIGHT + round);
    rates.commands.push((await walkCases(ledger, ids, IN_FLIGHT)).perSecond);
  }
  await close();
  const catchUp = await catchUpRates(client, store, folder);
  await store.close();
  await client.dispose();
  const [raw, adapter, commands] = [median(rates.raw), median(rates.adapter), median(rates.commands)];
  return {
    ...{ node: process.version, cpus: availableParallelism(), server },
    raw_client_appends_64_in_flight_per_s: raw,
    adapter_appends_64_in_flight_per_s: adapter,
    commands_64_in_flight_per_s: commands,
    adapter_appends_to_raw_client_ratio: numberOf(adapter / raw, 2),
    commands_to_raw_client_ratio: numberOf(commands / raw, 2),
    ...catchUp,
  };
}

async function catchUpRates(client: EventStoreDBClient, store: EventStore, folder: string) {
  const count = CATCH_UP_EVENTS;
  await fill(store, count);
  const rates = { raw: [] as number[], adapter: [] as number[], projector: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    rates.raw.push(await rawCatchUp(client, count));
    rates.adapter.push(await adapterCatchUp(store, count));
    rates.projector.push(await projectorCatchUp(store, join(folder, `read-${round}.db`), count));
  }
  const [raw, adapter, projector] = [median(rates.raw), median(rates.adapter), median(rates.projector)];
  return {
    raw_client_subscription_events_per_s: raw,
    adapter_subscription_events_per_s: adapter,
    projector_with_no_op_reducers_events_per_s: projector,
    adapter_subscription_to_raw_client_ratio: numberOf(adapter / raw, 2),
    projector_to_raw_client_subscription_ratio: numberOf(projector / raw, 2),
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

/** Others use the machine too: the middle of several turns says more than their sum. */
function median(rates: readonly number[]): number {
  return rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)] ?? 0;
}
