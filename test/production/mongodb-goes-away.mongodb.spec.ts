import { setTimeout as sleep } from 'node:timers/promises';
import { startTestServer, type TestServer } from '@jejak/mongodb/testing';
import { Bench, documentsIn } from '@jejak/projector/testing';
import type { ReadStore } from '@jejak/read-store';
import { connectMongoReadStore } from '@jejak/read-store/mongodb';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const describeWithProgram = process.env.SECANTUSD ? describe : describe.skip;
const KILLS = 3;
const settings = { maxEvents: 25, maxDocuments: 10, retryMs: 20, longestRetryMs: 200 };

describeWithProgram.each([
  ['what was acknowledged stays', ['--sync-on-commit']],
  ['the last commits are lost', []],
])('MongoDB is killed and comes back, %s', (_, options) => {
  let bench: Bench;
  let server: TestServer;
  let store: ReadStore;

  beforeEach(async () => {
    bench = await Bench.open();
    server = await startTestServer(options);
    store = await connectMongoReadStore({ url: `${server.url}jejak`, selectionMs: 500, silenceMs: 2000 });
  });
  afterEach(async () => {
    await bench.close();
    await store.close();
    await server.remove();
  });

  test('and the projector goes on from the checkpoint that is there, to what a rebuild gives', async () => {
    const projector = await bench.project(store, { settings });
    await bench.ledger.establish();
    for (let kill = 0; kill < KILLS; kill += 1) {
      for (let n = 0; n < 200; n += 1) await bench.ledger.note(`case${(kill * 7 + n) % 30}`);
      await server.kill();
      await bench.ledger.note('while it was away');
      await sleep(100);
      await server.start();
      await bench.ledger.change();
    }
    await projector.caughtUp();
    expect(projector.health()).toMatchObject({ status: 'ok', parked: 0 });
    expect(await documentsIn(store)).toEqual(await bench.fresh('fresh.db'));
  }, 120_000);
});
