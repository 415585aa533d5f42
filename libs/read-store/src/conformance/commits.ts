import { describe, expect, test } from '@jest/globals';
import type { Keyed, Subject } from './subject.ts';

export function describeCommits(subject: () => Subject): void {
  describe('a commit', () => {
    test('writes to many collections as one, or nothing at all', async () => {
      const [one, two] = [await subject().collection([['v']], { x: { v: 1 } }), await subject().collection([['v']])];
      const writes = [
        { collection: one, id: 'x', document: { v: 2 } },
        { collection: two, id: 'y', document: { v: 2 } },
        { collection: one, id: 'z', document: null },
      ];
      const broken = [...writes, { collection: two, id: 'z', document: { v: [] } }];
      const unknown = [...writes, { collection: 'nowhere', id: 'z', document: {} }];
      await expect(subject().store.commit({ writes: broken })).rejects.toMatchObject({ name: 'InvalidWrite' });
      await expect(subject().store.commit({ writes: unknown })).rejects.toMatchObject({ name: 'UnknownCollection' });
      expect(await subject().store.get(one, 'x')).toEqual({ v: 1, key: 'x' });
      expect(await subject().store.count(two)).toBe(0);
      await subject().store.commit({ writes });
      expect(await subject().store.get(one, 'x')).toEqual({ v: 2 });
      expect(await subject().store.get(two, 'y')).toEqual({ v: 2 });
    });

    test('applies its writes in order', async () => {
      const name = await subject().collection([['v']], { b: { v: 0 } });
      const write = (id: string, v: number | null) => ({ collection: name, id, document: v === null ? null : { v } });
      await subject().store.commit({
        writes: [write('a', 1), write('a', 2), write('b', null), write('b', 3), write('c', 4), write('c', null)],
      });
      expect(await subject().store.find(name, { limit: 9 })).toEqual({ documents: [{ v: 2 }, { v: 3 }], next: null });
    });

    test('may be empty', async () => {
      await subject().store.commit({ writes: [] });
    });

    test('carries 1,000 documents', async () => {
      const name = await subject().collection([['v']]);
      const ids = Array.from({ length: 1000 }, (_, n) => `id-${String(n).padStart(4, '0')}`);
      const writes = ids.map((id, v) => ({ collection: name, id, document: { key: id, v, text: 'x'.repeat(1000) } }));
      await subject().store.commit({ writes });
      expect(await subject().keys(name, { sort: { field: 'v', direction: 'descending' } })).toEqual(ids.toReversed());
      expect((await subject().store.getMany(name, ids)).size).toBe(1000);
    });

    test('is seen whole or not at all by whoever reads meanwhile', async () => {
      const name = await subject().collection([['v']]);
      const ids = Array.from({ length: 50 }, (_, n) => `id-${n}`);
      const write = (v: number) =>
        subject().store.commit({ writes: ids.map((id) => ({ collection: name, id, document: { v, key: id } })) });
      await write(0);
      let writing = true;
      const writer = (async () => {
        for (let v = 1; v <= 40; v += 1) await write(v);
        writing = false;
      })();
      const versions = (documents: Iterable<Keyed & { v: number }>) => new Set([...documents].map(({ v }) => v)).size;
      const reader = async () => {
        while (writing) {
          const { documents } = await subject().store.find<Keyed & { v: number }>(name, { limit: 100 });
          expect([documents.length, versions(documents)]).toEqual([50, 1]);
          const many = await subject().store.getMany<Keyed & { v: number }>(name, ids);
          expect([many.size, versions(many.values())]).toEqual([50, 1]);
          // Where nothing is awaited from another thread, the writer would otherwise never get its turn.
          await new Promise(setImmediate);
        }
      };
      await Promise.all([writer, reader(), reader(), reader()]);
    });

    test('is seen by whoever reads after it', async () => {
      const name = await subject().collection([]);
      for (let v = 1; v <= 20; v += 1) {
        await subject().put(name, { a: { v } });
        expect(await subject().store.get(name, 'a')).toEqual({ v, key: 'a' });
      }
    });
  });
}
