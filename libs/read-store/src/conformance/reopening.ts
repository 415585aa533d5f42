import { describe, expect, test } from '@jest/globals';
import type { Subject } from './subject.ts';

export function describeReopening(subject: () => Subject): void {
  describe('opening again', () => {
    test('keeps collections, documents, indexes and checkpoints', async () => {
      const name = await subject().collection([['v', 'w']], { a: { v: 1, w: true }, b: { v: 2 } });
      const to = { position: '0007', ordinal: 6, fence: 3 };
      await subject().store.commit({ writes: [], checkpoint: { name: 'kept', from: null, to } });
      const before = await subject().store.collections();
      await subject().reopen();
      expect(await subject().store.collections()).toEqual(before);
      expect(await subject().keys(name, { filter: { v: 1, w: true } })).toEqual(['a']);
      expect(await subject().store.checkpoint('kept')).toEqual(to);
      await expect(subject().store.ensure([{ name, indexes: [['v']] }])).rejects.toMatchObject({
        name: 'IndexesChanged',
      });
    });

    test('is possible while the store is open elsewhere, and both see the same', async () => {
      const name = await subject().collection([['v']], { a: { v: 1 } });
      const other = await subject().place.open();
      expect(await other.get(name, 'a')).toEqual({ v: 1, key: 'a' });
      await other.commit({ writes: [{ collection: name, id: 'a', document: { v: 2 } }] });
      expect(await subject().store.get(name, 'a')).toEqual({ v: 2 });
      await other.drop([name]);
      await expect(subject().store.get(name, 'a')).rejects.toMatchObject({ name: 'UnknownCollection' });
      await other.ensure([{ name, indexes: [['w']] }]);
      expect(await subject().store.count(name, { w: 1 })).toBe(0);
      await other.close();
    });

    test('is what a closed store asks for', async () => {
      const closed = await subject().place.open();
      await closed.close();
      await closed.close();
      await expect(closed.collections()).rejects.toMatchObject({ name: 'StoreUnavailable' });
      await expect(closed.commit({ writes: [] })).rejects.toMatchObject({ name: 'StoreUnavailable' });
    });
  });
}
