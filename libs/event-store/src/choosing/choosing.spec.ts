import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, expect, test } from '@jest/globals';
import { begin, freshStream } from '../conformance/samples.ts';
import { lockDataFolder } from '../data-folder/index.ts';
import { startStandIn } from '../eventstoredb/stand-in/index.ts';
import type { EventStore } from '../port.ts';
import { openChosenEventStore, openEventStoreSource } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'jejak-choosing-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const listener = { isCanonical: () => true, onTrouble: () => {} };

async function expectSameStore(one: EventStore, other: EventStore): Promise<void> {
  const stream = freshStream();
  await begin(one, stream, 2);
  expect(await other.readStream(stream)).toEqual(await one.readStream(stream));
  await other.close();
  await one.close();
}

test('without a connection the store lies in the folder, and its source reaches the same one', async () => {
  using lock = lockDataFolder(folder, 'spec');
  const { eventStore, source } = await openChosenEventStore(null, lock, listener);
  await expectSameStore(eventStore, await openEventStoreSource(source(), listener));
});

test('with a connection it lies on that server, and its source connects there too', async () => {
  using lock = lockDataFolder(folder, 'spec');
  const standIn = await startStandIn();
  const connection = { url: `esdb://127.0.0.1:${standIn.port}?tls=false` };
  const { eventStore, source } = await openChosenEventStore(connection, lock, listener);
  await expectSameStore(eventStore, await openEventStoreSource(source(), listener));
  await standIn.stop();
});

test('whoever keeps the ledger in a folder never loads the protocol of a server', () => {
  const door = new URL('../index.ts', import.meta.url).href;
  const program = `
    import { createRequire } from 'node:module';
    await import(${JSON.stringify(door)});
    const loaded = Object.keys(createRequire(import.meta.url).cache);
    process.stdout.write(JSON.stringify(loaded.filter((file) => /grpc|protobuf|eventstore/.test(file))));`;
  const said = execFileSync(process.execPath, ['--conditions=source', '--input-type=module', '--eval', program]);
  expect(JSON.parse(String(said))).toEqual([]);
});
