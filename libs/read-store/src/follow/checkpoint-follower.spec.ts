import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type ReadStorePlace, temporaryFile } from '../conformance/index.ts';
import { openEmbeddedReadStore } from '../embedded/index.ts';
import { StoreUnavailable } from '../errors.ts';
import type { Checkpoint, ReadStore } from '../port.ts';
import { openThreadedReadStore } from '../threaded/index.ts';
import { CheckpointFollower } from './checkpoint-follower.ts';

const at = (ordinal: number): Checkpoint => ({ position: `000${ordinal}`, ordinal, fence: 1 });
const AN_HOUR = 3_600_000;

describe('a follower of a checkpoint', () => {
  let place: ReadStorePlace;
  let store: ReadStore;
  let projector: ReadStore;
  let followers: CheckpointFollower[];

  beforeEach(async () => {
    place = await temporaryFile((file) => openThreadedReadStore({ file }));
    store = await place.open();
    projector = await place.open();
    followers = [];
  });

  afterEach(async () => {
    for (const follower of followers) await follower.close();
    await store.close();
    await projector.close();
    await place.remove();
  });

  const follow = (followed: ReadStore, everyMs: number) => {
    const follower = new CheckpointFollower(followed, 'live', { everyMs });
    followers.push(follower);
    return follower;
  };

  const move = (to: number) =>
    projector.commit({ writes: [], checkpoint: { name: 'live', from: to === 0 ? null : at(to - 1), to: at(to) } });

  const withoutSignal = (): ReadStore => {
    const { checkpoint } = store;
    return Object.assign(Object.create(store), { onCommit: undefined, checkpoint: checkpoint.bind(store) });
  };

  test('is woken by a commit of this process long before the next poll', async () => {
    const follower = follow(store, AN_HOUR);
    await move(0);
    expect(await follower.until('0000', 5000)).toBe(true);
    const waiting = [follower.until('0002', 5000), follower.until('0001', 5000), follower.until('0002', 5000)];
    await move(1);
    await move(2);
    expect(await Promise.all(waiting)).toEqual([true, true, true]);
    expect(follower.current()).toEqual(at(2));
  });

  test('is woken by another store on the same file', async () => {
    let file = '';
    const other = await temporaryFile(async (path) => {
      file = path;
      return openEmbeddedReadStore({ file });
    });
    const writing = await other.open();
    const reading = await openThreadedReadStore({ file });
    const follower = new CheckpointFollower(reading, 'live', { everyMs: AN_HOUR });
    const reached = follower.until('0000', 5000);
    await writing.commit({ writes: [], checkpoint: { name: 'live', from: null, to: at(0) } });
    expect(await reached).toBe(true);
    await follower.close();
    await reading.close();
    await writing.close();
    await other.remove();
  });

  test('polls where the store does not tell of commits', async () => {
    const follower = follow(withoutSignal(), 5);
    await move(0);
    expect(await follower.until('0000', 5000)).toBe(true);
    const reached = follower.until('0001', 5000);
    await move(1);
    expect(await reached).toBe(true);
  });

  test('answers at once for what is passed, and gives up in time on what does not come', async () => {
    const follower = follow(store, 10);
    expect(follower.current()).toBeNull();
    expect(await follower.until('0000', 30)).toBe(false);
    await move(0);
    await move(1);
    expect(await follower.until('0001', 5000)).toBe(true);
    expect(await follower.until('0000', 0)).toBe(true);
    expect(await follower.until('0002', 0)).toBe(false);
  });

  test('tells that the checkpoint is another one, however far it went', async () => {
    const follower = follow(store, AN_HOUR);
    const first = follower.moved(null, 5000);
    await move(0);
    expect(await first).toBe(true);
    const next = follower.moved(follower.current(), 5000);
    await move(1);
    await move(2);
    expect(await next).toBe(true);
    await follower.until('0002', 5000);
    expect(await follower.moved(at(0), 0)).toBe(true);
    expect(await follower.moved(at(2), 10)).toBe(false);
  });

  test('goes on after a failure and names it meanwhile', async () => {
    const failing = { now: true };
    const flaky = Object.assign(withoutSignal(), {
      checkpoint: async (name: string) => {
        if (failing.now) throw new StoreUnavailable('away');
        return store.checkpoint(name);
      },
    });
    const follower = follow(flaky, 5);
    await move(0);
    expect(await follower.until('0000', 50)).toBe(false);
    expect(follower.failure()).toMatchObject({ message: 'away' });
    failing.now = false;
    expect(await follower.until('0000', 5000)).toBe(true);
    expect(follower.failure()).toBeNull();
  });

  test('that is closed lets go of whoever waits', async () => {
    const follower = follow(store, AN_HOUR);
    const waiting = follower.until('0009', AN_HOUR);
    await follower.close();
    expect(await waiting).toBe(false);
    expect(await follower.until('0009', AN_HOUR)).toBe(false);
  });
});
