import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EventStoreDBStore, openEventStoreDB } from '@jejak/event-store/eventstoredb';
import { SpawnedStandIn } from '@jejak/event-store/eventstoredb/stand-in';
import { isCanonical } from '@jejak/integrity';
import { connectToMongoDB, type MongoConnection } from '@jejak/mongodb';
import { openTestDatabase, startTestServer, type TestDatabase, type TestServer } from '@jejak/mongodb/testing';
import { projections } from '@jejak/projections';
import { Projector } from '@jejak/projector';
import type { ReadStore } from '@jejak/read-store';
import { connectMongoReadStore, openMongoReadStore } from '@jejak/read-store/mongodb';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MongoError } from 'mongodb';

const describeWithProgram = process.env.SECANTUSD ? describe : describe.skip;
/** A server's own patience with a transaction is a minute. */
const SOON_MS = 30_000;

describeWithProgram('what a killed projector left over', () => {
  let root: string;
  let standIn: SpawnedStandIn;
  let events: EventStoreDBStore;
  let server: TestServer;
  const projectors: Projector[] = [];

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'jejak-left-over-'));
    standIn = await SpawnedStandIn.start(join(root, 'events.log'));
    events = await openEventStoreDB({ url: standIn.url, isCanonical });
    server = await startTestServer();
  });

  afterEach(async () => {
    for (const projector of projectors.splice(0)) await projector.stop();
    await events.close();
    await standIn.kill();
    await server.remove();
    await rm(root, { recursive: true });
  });

  async function project(readStore: ReadStore): Promise<Projector> {
    const projector = await Projector.start({ eventStore: events, readStore, models: projections });
    projectors.push(projector);
    return projector;
  }

  /** Writes into the old generation as one that is killed before its commit leaves: the server keeps the transaction. */
  async function leaveOpenTransaction(database: TestDatabase): Promise<MongoConnection> {
    const url = new URL(database.settings.url);
    url.searchParams.set('monitorCommands', 'true');
    const connection = await connectToMongoDB({ url: url.href });
    const store = openMongoReadStore(connection);
    const from = await store.checkpoint('g1');
    if (from === null) throw new Error('there is no first generation');
    const written = (text: string) => [{ collection: 'g1.standards', id: 'a', document: { id: 'a', text } }];
    await store.commit({ writes: written('before') });
    connection.client.on('commandStarted', ({ commandName }) => {
      if (/^(commit|abort)Transaction$/.test(commandName)) throw new MongoError('it ends here');
    });
    const checkpoint = { name: 'g1', from, to: { ...from, ordinal: from.ordinal + 1 } };
    await expect(store.commit({ writes: written('never'), checkpoint })).rejects.toThrow('it ends here');
    return connection;
  }

  test('in a replaced generation holds nobody up: its transaction is ended, and the generation dropped', async () => {
    const database = await openTestDatabase(server.url);
    const before = await project(openMongoReadStore(database.connection));
    await before.rebuild();
    await before.stop();
    const killed = await leaveOpenTransaction(database);
    const store = await connectMongoReadStore({ ...database.settings, silenceMs: 5_000 });
    const began = performance.now();
    const after = await project(store);
    await after.caughtUp();
    while ((await store.collections()).some((name) => name.startsWith('g1.'))) await sleep(50);
    expect(performance.now() - began).toBeLessThan(SOON_MS);
    // Where nothing is new it is caught up before it knows.
    while (after.health().state !== 'live') await sleep(50);
    expect(after.health()).toMatchObject({ state: 'live', generation: 'g2' });
    await after.stop();
    await store.close();
    await database.connection.close();
    killed.client.removeAllListeners('commandStarted');
    await killed.close();
  }, 120_000);
});
