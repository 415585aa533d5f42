import {
  type CuttingProxy,
  failNext,
  openTestDatabase,
  startCuttingProxy,
  startTestServer,
  type TestDatabase,
  type TestServer,
} from '@jejak/mongodb/testing';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Checkpoint, ReadStore } from '../port.ts';
import { openMongoReadStore } from './index.ts';

const describeWithProgram = process.env.SECANTUSD ? describe : describe.skip;
const at = (ordinal: number, fence = 1): Checkpoint => ({ position: String(ordinal).padStart(4, '0'), ordinal, fence });

describeWithProgram('a batch', () => {
  let server: TestServer;
  let proxy: CuttingProxy;
  let database: TestDatabase;
  let store: ReadStore;

  beforeEach(async () => {
    server = await startTestServer();
    proxy = await startCuttingProxy(server.url);
    database = await openTestDatabase(proxy.url, { silenceMs: 2000, selectionMs: 2000 });
    store = openMongoReadStore(database.connection, { patienceMs: 1000 });
    await store.ensure([{ name: 'rows', indexes: [['v']] }]);
    await commit(0, null);
  });
  afterEach(async () => {
    await store.close();
    await database.connection.close();
    await proxy.close();
    await server.remove();
  });

  const commit = (v: number, from: Checkpoint | null = at(v - 1), to: Checkpoint = at(v)) => {
    const writes = Array.from({ length: 20 }, (_, n) => ({ collection: 'rows', id: `id-${n}`, document: { v } }));
    return store.commit({ writes, checkpoint: { name: 'live', from, to } });
  };

  /** All documents of one commit, and the checkpoint of the same one. */
  const isAt = async (v: number) => {
    expect((await store.checkpoint('live'))?.ordinal).toBe(v);
    expect(await store.count('rows', { v })).toBe(20);
  };

  test.each([
    ['is cut off before its checkpoint moves', { commands: ['update'], closeConnection: true }],
    ['is cut off before it commits', { commands: ['commitTransaction'], closeConnection: true }],
    [
      'is refused with a transient error',
      { commands: ['update'], times: 3, errorCode: 112, errorLabels: ['TransientTransactionError'] },
    ],
    [
      'meets a primary that steps down',
      {
        commands: ['commitTransaction'],
        errorCode: 189,
        errorLabels: ['RetryableWriteError', 'UnknownTransactionCommitResult'],
      },
    ],
    [
      'meets a server that is shutting down',
      { commands: ['update'], errorCode: 91, closeConnection: false, errorLabels: ['TransientTransactionError'] },
    ],
  ])('that %s is done once, whole', async (_, fault) => {
    await failNext(server.url, fault);
    await commit(1);
    await isAt(1);
    await commit(2);
    await isAt(2);
  });

  test('whose answer is lost is not done twice', async () => {
    proxy.cutAnswerTo('commitTransaction');
    await commit(1);
    await isAt(1);
    await commit(2);
    await isAt(2);
  });

  test('whose answer is lost for good is settled by the checkpoint', async () => {
    proxy.cutForGood('commitTransaction');
    await commit(1);
    proxy.letThrough();
    await isAt(1);
    await commit(2);
    await isAt(2);
  });

  test('that nobody answers fails in time, and is there whole or not at all', async () => {
    server.freeze();
    await expect(commit(1)).rejects.toMatchObject({ name: 'StoreUnavailable' });
    server.thaw();
    await isAt((await store.checkpoint('live'))?.ordinal ?? -1);
  });

  test('over a server that is killed fails, and what was acknowledged before is there afterwards', async () => {
    await commit(1);
    await server.kill();
    await expect(commit(2)).rejects.toMatchObject({ name: 'StoreUnavailable' });
    await expect(store.get('rows', 'id-0')).rejects.toMatchObject({ name: 'StoreUnavailable' });
    await server.start();
    await isAt(1);
    await commit(2);
    await isAt(2);
  });

  test('of a writer whose lease went to another writes nothing, even when both are at it at once', async () => {
    await store.commit({ writes: [], checkpoint: { name: 'live', from: at(0), to: at(0, 2) } });
    await expect(commit(1)).rejects.toMatchObject({ name: 'CheckpointMoved' });
    await isAt(0);
    const racing = await Promise.allSettled([commit(1, at(0, 2), at(1, 2)), commit(1, at(0, 2), at(1, 3)), commit(9)]);
    expect(racing.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await isAt(1);
  });
});
