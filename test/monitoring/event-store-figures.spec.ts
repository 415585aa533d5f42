import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer } from '@jejak/api';
import { readConfiguration } from '@jejak/configuration';
import { openEventStoreDB } from '@jejak/event-store/eventstoredb';
import { SpawnedStandIn } from '@jejak/event-store/eventstoredb/stand-in';
import { startProjector } from '@jejak/projector-app';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

let folder: string;
let standIn: SpawnedStandIn;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jejak-store-figures-'));
  standIn = await SpawnedStandIn.start(join(folder, 'server.log'));
});
afterEach(async () => {
  await standIn.kill();
  rmSync(folder, { recursive: true });
});

const configuration = () =>
  readConfiguration({
    ...{ JEJAK_DATA: join(folder, 'data'), JEJAK_PORT: '0', JEJAK_PROJECTOR_PORT: '0', JEJAK_LOG_LEVEL: 'silent' },
    EVENTSTOREDB_URL: standIn.url,
  });

async function figures(url: string): Promise<readonly number[]> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return ['dropped_subscriptions', 'undecodable_events'].map((name) =>
    Number(new RegExp(`^jejak_event_store_${name}_total\\S* (\\d+)$`, 'm').exec(text)?.[1] ?? Number.NaN),
  );
}

/** An event of somebody who does not know what a ledger's events look like. */
async function writeStrangeEvent(): Promise<void> {
  const stranger = await openEventStoreDB({ url: standIn.url, isCanonical: () => true });
  const event = { id: randomUUID(), type: 'NoteAdded', json: '{"z":1,"a":2}' };
  await stranger.append(`case-${randomUUID()}`, 'noStream', [event]);
  await stranger.close();
}

const startBoth = {
  'a server': () => startServer(configuration()),
  'a projector': () => startProjector(configuration()),
};

test.each(Object.entries(startBoth))(
  '%s counts what EventStoreDB did to its subscriptions and events',
  async (_, start) => {
    await using running = new AsyncDisposableStack();
    const { url } = running.adopt(await start(), (it) => it.close());
    expect(await figures(url)).toEqual([0, 0]);
    while ((await standIn.dropSubscriptions()) === 0) await sleep(20);
    await writeStrangeEvent();
    while ((await figures(url)).includes(0)) await sleep(20);
    const [dropped = 0, undecodable = 0] = await figures(url);
    expect(dropped).toBeGreaterThanOrEqual(1);
    expect(undecodable).toBeGreaterThanOrEqual(1);
  },
);
