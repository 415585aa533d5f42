import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { StoreUnavailable } from '../errors.ts';
import { type Lease, LeaseLost, seizeLease, waitForLease } from '../lease/index.ts';
import type { ReadStore } from '../port.ts';
import type { Subject } from './subject.ts';

const timing = { ttlMs: 300, renewMs: 50, lookMs: 25 };

/** What a lease promises, over whatever adapter keeps it. */
export function describeLeases(subject: () => Subject): void {
  const forEver = new AbortController().signal;
  const seize = (name: string, holder: string, above = 0) =>
    seizeLease(subject().store, { name, holder, above, ...timing });
  const wait = (name: string, holder: string, signal = forEver) =>
    waitForLease(subject().store, { name, holder, signal, ...timing });

  /** The lease of a process that stands still: it neither renews nor hears anything. */
  async function frozen(name: string): Promise<Lease> {
    const asleep: ReadStore = Object.assign(Object.create(subject().store), {
      checkpoint: (of: string) => subject().store.checkpoint(of),
      commit: subject().store.commit.bind(subject().store),
    });
    return seizeLease(asleep, { name, holder: 'frozen', ...timing, renewMs: 3_600_000 });
  }

  describe('a lease', () => {
    test('has one holder as long as that one lives, and goes to whoever waits when it is given back', async () => {
      const first = await wait('one', 'first');
      let taken: Lease | null = null;
      const second = wait('one', 'second').then((lease) => {
        taken = lease;
        return lease;
      });
      await sleep(timing.ttlMs * 2);
      expect([first.isHeld, first.fence, taken]).toEqual([true, 1, null]);
      const givenAt = performance.now();
      await first.release();
      expect((await second).fence).toBe(2);
      expect(performance.now() - givenAt).toBeLessThan(timing.ttlMs);
      expect([first.isHeld, (await second).isHeld]).toEqual([false, true]);
      await (await second).release();
    });

    test('goes to exactly one of many who wait', async () => {
      const waiting = new AbortController();
      const held: Lease[] = [];
      const all = Array.from({ length: 8 }, (_, n) =>
        wait('crowd', `waiter ${n}`, waiting.signal).then((lease) => held.push(lease)),
      );
      await sleep(timing.ttlMs * 1.5);
      expect(held).toHaveLength(1);
      waiting.abort(new Error('enough'));
      expect((await Promise.allSettled(all)).filter(({ status }) => status === 'rejected')).toHaveLength(7);
      await held[0]?.release();
    });

    test('is taken from a holder that stands still, who finds out and can write nothing more under it', async () => {
      const collection = await subject().collection([]);
      const write = (value: string) => [{ collection, id: 'x', document: { value } }];
      const still = await frozen('frozen');
      await still.commit(write('of the first'));
      const next = await wait('frozen', 'standby');
      expect(still.isHeld).toBe(false);
      await next.commit(write('of the second'));
      await expect(still.commit(write('late'))).rejects.toThrow(LeaseLost);
      expect(still.lost.reason).toMatchObject({ name: 'LeaseLost', message: expect.stringContaining('standby') });
      expect(await subject().store.get(collection, 'x')).toEqual({ value: 'of the second' });
      expect(next.fence).toBeGreaterThan(still.fence);
      await still.release();
      expect(next.isHeld).toBe(true);
      await next.release();
    });

    test('lapses for a while and goes on, where nobody took it', async () => {
      const still = await frozen('alone');
      await sleep(timing.ttlMs * 1.2);
      expect(still.isHeld).toBe(false);
      await still.commit([]);
      expect([still.isHeld, still.lost.aborted]).toEqual([true, false]);
      await still.release();
    });

    test('may be seized, with a fence above what the caller names, and its holder hears of it', async () => {
      const first = await seize('seized', 'first', 41);
      const second = await seize('seized', 'second');
      expect([first.fence, second.fence]).toEqual([42, 43]);
      await new Promise<void>((heard) => first.lost.addEventListener('abort', () => heard()));
      await second.release();
      await first.release();
    });

    test('is not lost by a renewal whose answer did not come', async () => {
      const { store } = subject();
      const answers = { left: 2 };
      const silent: ReadStore = Object.assign(Object.create(store), {
        checkpoint: (of: string) => store.checkpoint(of),
        commit: async (commit: Parameters<ReadStore['commit']>[0]) => {
          await store.commit(commit);
          if (answers.left-- > 0) throw new StoreUnavailable('no answer');
        },
      });
      const lease = await seizeLease(silent, { name: 'silent', holder: 'first', ...timing });
      await sleep(timing.renewMs * 6);
      expect([answers.left < 0, lease.isHeld, lease.lost.aborted, lease.fence]).toEqual([true, true, false, 1]);
      await lease.release();
    });

    test('throws what is no question of who holds it as it is', async () => {
      const lease = await seize('wrong', 'first');
      const unknown = [{ collection: 'nowhere', id: 'x', document: {} }];
      await expect(lease.commit(unknown)).rejects.toMatchObject({ name: 'UnknownCollection' });
      expect(lease.isHeld).toBe(true);
      await lease.release();
    });
  });
}
