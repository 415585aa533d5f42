import { describe, expect, test } from '@jest/globals';
import type { Checkpoint } from '../port.ts';
import type { Subject } from './subject.ts';

const at = (position: string | null, ordinal: number, fence: number): Checkpoint => ({ position, ordinal, fence });

export function describeCheckpoints(subject: () => Subject): void {
  const move = (name: string, from: Checkpoint | null, to: Checkpoint, collection?: string) =>
    subject().store.commit({
      writes: collection === undefined ? [] : [{ collection, id: 'x', document: { to: to.ordinal } }],
      checkpoint: { name, from, to },
    });

  describe('a checkpoint', () => {
    test('does not exist at first, then moves with and without writes', async () => {
      const collection = await subject().collection([]);
      expect(await subject().store.checkpoint('moves')).toBeNull();
      await move('moves', null, at(null, -1, 1));
      expect(await subject().store.checkpoint('moves')).toEqual(at(null, -1, 1));
      await move('moves', at(null, -1, 1), at('0005', 4, 1), collection);
      await move('moves', at('0005', 4, 1), at('0009', 8, 1));
      expect(await subject().store.checkpoint('moves')).toEqual(at('0009', 8, 1));
      expect(await subject().store.get(collection, 'x')).toEqual({ to: 4 });
    });

    test('passes to a writer with a higher fence, and the old one is out', async () => {
      const collection = await subject().collection([]);
      await move('lease', null, at('0001', 0, 1));
      await move('lease', at('0001', 0, 1), at('0001', 0, 2));
      await expect(move('lease', at('0001', 0, 1), at('0002', 1, 1), collection)).rejects.toMatchObject({
        name: 'CheckpointMoved',
      });
      expect(await subject().store.count(collection)).toBe(0);
      expect(await subject().store.checkpoint('lease')).toEqual(at('0001', 0, 2));
    });

    test.each<[string, Checkpoint | null]>([
      ['no checkpoint', null],
      ['another position', at('0002', 1, 1)],
      ['no position', at(null, 1, 1)],
      ['another ordinal', at('0001', 0, 1)],
      ['another fence', at('0001', 1, 2)],
    ])('refuses a commit that expects %s, and nothing is written', async (expected, from) => {
      const collection = await subject().collection([]);
      await move(expected, null, at('0001', 1, 1));
      await expect(move(expected, from, at('0003', 2, 9), collection)).rejects.toMatchObject({
        name: 'CheckpointMoved',
      });
      expect(await subject().store.checkpoint(expected)).toEqual(at('0001', 1, 1));
      expect(await subject().store.count(collection)).toBe(0);
    });

    test('that does not exist is not moved from anywhere', async () => {
      await expect(move('nowhere', at('0001', 0, 1), at('0002', 1, 1))).rejects.toMatchObject({
        name: 'CheckpointMoved',
      });
      expect(await subject().store.checkpoint('nowhere')).toBeNull();
    });

    test('never goes back to a lower fence', async () => {
      await move('fence', null, at('0001', 0, 5));
      await expect(move('fence', at('0001', 0, 5), at('0002', 1, 4))).rejects.toMatchObject({ name: 'InvalidWrite' });
    });

    test('stays where it was when a write of the commit fails', async () => {
      await expect(move('fails', null, at('0001', 0, 1), 'no-such-collection')).rejects.toMatchObject({
        name: 'UnknownCollection',
      });
      expect(await subject().store.checkpoint('fails')).toBeNull();
    });

    test('is won by exactly one of many who move it at once', async () => {
      const collection = await subject().collection([]);
      await move('race', null, at('0000', 0, 1));
      const racers = Array.from({ length: 20 }, (_, n) => move('race', at('0000', 0, 1), at('0001', n, 1), collection));
      const outcomes = await Promise.allSettled(racers);
      const winner = outcomes.findIndex(({ status }) => status === 'fulfilled');
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await subject().store.checkpoint('race')).toEqual(at('0001', winner, 1));
      expect(await subject().store.get(collection, 'x')).toEqual({ to: winner });
    });

    test('has nothing to do with those of other names', async () => {
      await move('one', null, at('0001', 0, 1));
      await move('two', null, at('0009', 5, 7));
      expect(await subject().store.checkpoint('one')).toEqual(at('0001', 0, 1));
    });

    test('tells of its moves, where the store can', async () => {
      if (subject().store.onCommit === undefined) return;
      const told = Promise.withResolvers<void>();
      const unsubscribe = subject().store.onCommit?.(told.resolve);
      await move('told', null, at('0001', 0, 1));
      await told.promise;
      unsubscribe?.();
    });
  });
}
