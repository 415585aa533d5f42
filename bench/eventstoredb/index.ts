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
import { adapterAppends, rawAppends, recordedSteps } from './appends.ts';
import { adapterCatchUp, projectorCatchUp, rawCatchUp } from './catch-up.ts';
import { Turns } from './turns.ts';

const ROUNDS = 5;
const CASES_A_ROUND = 500;
const IN_FLIGHT = 64;
/** So many that starting does not count. */
const CATCH_UP_EVENTS = 20_000;
/** A real server on two cores took 5,900 appends a second, 64 in flight: each waited about 11 ms for its answer. */
const PACED_DELAY_MS = 10;
const PACED_ROUNDS = 2;

/**
 * The adapter and all that stands on it against the server's own client, in turns, on one server: the one that
 * EVENTSTOREDB_URL names, else the stand-in in a process of its own.
 */
export async function run(): Promise<Figures> {
  const { EVENTSTOREDB_URL } = process.env;
  const standIn = EVENTSTOREDB_URL ? undefined : await SpawnedStandIn.start();
  const url = EVENTSTOREDB_URL || String(standIn?.url);
  const folder = newFolder('eventstoredb');
  const client = EventStoreDBClient.connectionString(url);
  const store = await openEventStoreDB({ url, isCanonical });
  try {
    return {
      ...{ node: process.version, cpus: availableParallelism(), server: standIn ? 'stand-in' : 'EventStoreDB' },
      ...(await appendRates(client, store, folder, standIn)),
      ...(await catchUpRates(client, store, folder)),
    };
  } finally {
    await store.close();
    await client.dispose();
    await standIn?.kill();
    removeFolder(folder);
  }
}

async function appendRates(
  client: EventStoreDBClient,
  store: EventStore,
  folder: string,
  standIn: SpawnedStandIn | undefined,
) {
  const { ledger, close } = await openOfficeOver(folder, store);
  let key = IN_FLIGHT;
  const walk = async () => {
    const { ids } = await takeInCases(ledger, UNKNOWN, CASES_A_ROUND, key++);
    return () => walkCases(ledger, ids, IN_FLIGHT);
  };
  await (await walk())();
  const payloads = await recordedSteps(store);
  const count = payloads.length;
  const [raw, adapter, commands] = [new Turns(), new Turns(), new Turns()];
  for (let round = 0; round < ROUNDS; round++) {
    await raw.take(count, async () => (await rawAppends(client, payloads, IN_FLIGHT)).perSecond);
    await adapter.take(count, async () => (await adapterAppends(store, payloads, IN_FLIGHT)).perSecond);
    const record = await walk();
    await commands.take(CASES_A_ROUND * WAY.length, async () => (await record()).perSecond);
  }
  const [pacedRaw, pacedCommands] = [new Turns(), new Turns()];
  for (let round = 0; standIn !== undefined && round < PACED_ROUNDS; round++) {
    const record = await walk();
    await standIn.setFaults({ delayMs: PACED_DELAY_MS });
    await pacedRaw.take(count, async () => (await rawAppends(client, payloads, IN_FLIGHT)).perSecond);
    await pacedCommands.take(CASES_A_ROUND * WAY.length, async () => (await record()).perSecond);
    await standIn.setFaults({ delayMs: 0 });
  }
  await close();
  return {
    raw_client_appends_64_in_flight_per_s: raw.perSecond,
    adapter_appends_64_in_flight_per_s: adapter.perSecond,
    commands_64_in_flight_per_s: commands.perSecond,
    adapter_appends_to_raw_client_ratio: numberOf(adapter.perSecond / raw.perSecond, 2),
    commands_to_raw_client_ratio: numberOf(commands.perSecond / raw.perSecond, 2),
    raw_client_append_cpu_us: raw.cpuUs,
    adapter_append_cpu_us: adapter.cpuUs,
    command_cpu_us: commands.cpuUs,
    ...(standIn === undefined ? {} : pacedFigures(pacedRaw, pacedCommands)),
  };
}

/** On the stand-in, made to answer no sooner than a real server does. */
function pacedFigures(raw: Turns, commands: Turns) {
  return {
    paced_server_delay_ms: PACED_DELAY_MS,
    paced_raw_client_appends_64_in_flight_per_s: raw.perSecond,
    paced_commands_64_in_flight_per_s: commands.perSecond,
    paced_commands_to_raw_client_ratio: numberOf(commands.perSecond / raw.perSecond, 2),
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
