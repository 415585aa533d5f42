import { openTestDatabase, startTestServer, type TestDatabase, type TestServer } from '@jejak/mongodb/testing';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CheckpointFollower } from '../follow/index.ts';
import type { Checkpoint, ReadStore } from '../port.ts';
import { connectMongoReadStore } from './index.ts';

const describeWithProgram = process.env.SECANTUSD ? describe : describe.skip;
const at = (ordinal: number): Checkpoint => ({ position: String(ordinal).padStart(4, '0'), ordinal, fence: 1 });
/** So that nobody looks by himself while a test lasts. */
const NEVER_MS = 3_600_000;

describeWithProgram('a follower over the change stream, which never polls', () => {
  let server: TestServer;
  let database: TestDatabase;
  let [reading, writing]: ReadStore[] = [];
  let follower: CheckpointFollower;

  beforeEach(async () => {
    server = await startTestServer();
    database = await openTestDatabase(server.url, { selectionMs: 2_000 });
    reading = await connectMongoReadStore(database.settings);
    writing = await connectMongoReadStore(database.settings);
    await move(0);
    follower = new CheckpointFollower(reading, 'live', { everyMs: NEVER_MS });
    expect(await follower.until('0000', 10_000)).toBe(true);
  });
  afterEach(async () => {
    await follower.close();
    await reading?.close();
    await writing?.close();
    await database.connection.close();
    await server.remove();
  });

  const move = async (to: number) =>
    writing?.commit({ writes: [], checkpoint: { name: 'live', from: to === 0 ? null : at(to - 1), to: at(to) } });

  test('wakes whoever waits for a commit of another process', async () => {
    for (let to = 1; to <= 3; to += 1) {
      const reached = follower.until(at(to).position ?? '', 10_000);
      await move(to);
      expect(await reached).toBe(true);
    }
  });

  test('hears of commits again after the server was killed and came back', async () => {
    await server.kill();
    const reached = follower.until('0001', 20_000);
    await server.start();
    await move(1);
    expect(await reached).toBe(true);
    const next = follower.until('0002', 10_000);
    await move(2);
    expect(await next).toBe(true);
  }, 60_000);
});
