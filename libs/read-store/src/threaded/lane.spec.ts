import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type ReadStorePlace, temporaryFile } from '../conformance/index.ts';
import type { ReadStore } from '../port.ts';
import { Lane } from './lane.ts';
import { openThreadedReadStore } from './open.ts';
import { startThread } from './start-thread.ts';

describe('the threads of the read store', () => {
  let place: ReadStorePlace;
  let file: string;
  let store: ReadStore;

  beforeEach(async () => {
    place = await temporaryFile((path) => {
      file = path;
      return openThreadedReadStore({ file: path, readers: 4 });
    });
    store = await place.open();
    await store.ensure([{ name: 'c', indexes: [['v']] }]);
  });

  afterEach(async () => {
    await store.close();
    await place.remove();
  });

  test('open one new file together', async () => {
    const stores = await Promise.all(
      Array.from({ length: 3 }, () => openThreadedReadStore({ file: `${file}-new`, readers: 3 })),
    );
    await Promise.all(stores.map((each) => each.ensure([{ name: 'c', indexes: [['v']] }])));
    for (const each of stores) expect(await each.collections()).toEqual(['c']);
    await Promise.all(stores.map((each) => each.close()));
  });

  test('that cannot open the file say so at once', async () => {
    await expect(openThreadedReadStore({ file: '/nowhere/read.db' })).rejects.toMatchObject({
      name: 'StoreUnavailable',
    });
  });

  test('answer each of many requests asked at once, whatever happens to the others', async () => {
    await store.commit({
      writes: Array.from({ length: 100 }, (_, v) => ({ collection: 'c', id: `${v}`, document: { v } })),
    });
    const asked = Array.from({ length: 300 }, (_, n) =>
      n % 3 === 0 ? store.get('nowhere', 'x') : store.get('c', `${n % 100}`),
    );
    for (const [n, outcome] of (await Promise.allSettled(asked)).entries()) {
      if (n % 3 === 0) expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'UnknownCollection' } });
      else expect(outcome).toEqual({ status: 'fulfilled', value: { v: n % 100 } });
    }
  });

  test('refuse what cannot travel without hurting what is asked beside it', async () => {
    const outcomes = await Promise.allSettled([
      store.commit({ writes: [{ collection: 'c', id: 'a', document: { v: 1 } }] }),
      store.commit({ writes: [{ collection: 'c', id: 'b', document: { v: () => 1 } }] }),
      store.commit({ writes: [{ collection: 'c', id: 'c', document: { v: 3 } }] }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: { name: 'InvalidWrite' } });
    expect(await store.count('c')).toBe(2);
  });

  test('never keep the event loop waiting', async () => {
    const writes = Array.from({ length: 20_000 }, (_, v) => ({ collection: 'c', id: `${v}`, document: { v: v % 2 } }));
    await store.commit({ writes });
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const counted = Array.from({ length: 200 }, () => store.count('c', { v: { $gte: 0 } }));
    const started = performance.now();
    await Promise.all(counted);
    clearInterval(timer);
    expect(longest).toBeLessThan((performance.now() - started) / 2);
  });

  test('that end reject what they had not answered, and the next request starts another', async () => {
    const dying = new Worker("require('worker_threads').parentPort.on('message', () => process.exit())", {
      eval: true,
    });
    const threads = [dying];
    const lane = new Lane(() => threads.pop() ?? startThread({ file }));
    await expect(lane.ask({ kind: 'collections' }, 'names')).rejects.toMatchObject({ name: 'StoreUnavailable' });
    expect(await lane.ask({ kind: 'collections' }, 'names')).toMatchObject({ names: ['c'] });
    await lane.close();
  });
});
