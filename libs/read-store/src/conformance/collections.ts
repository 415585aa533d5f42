import { describe, expect, test } from '@jest/globals';
import type { Subject } from './subject.ts';

export function describeCollections(subject: () => Subject): void {
  describe('collections', () => {
    test('exist once ensured, and ensuring them again changes nothing', async () => {
      const name = await subject().collection([['a'], ['b', 'a']], { x: { a: 1 } });
      await subject().store.ensure([{ name, indexes: [['b', 'a'], ['a']] }]);
      expect(await subject().store.collections()).toContain(name);
      expect(await subject().store.count(name)).toBe(1);
    });

    test('with other indexes under the same name are refused, and none of the others are made', async () => {
      const name = await subject().collection([['a']]);
      const other = subject().newName();
      const specs = [
        { name: other, indexes: [] },
        { name, indexes: [['a'], ['b']] },
      ];
      await expect(subject().store.ensure(specs)).rejects.toMatchObject({
        name: 'IndexesChanged',
        message: expect.stringContaining('new name'),
      });
      expect(await subject().store.collections()).not.toContain(other);
    });

    test.each([
      ['no name', { name: '', indexes: [] }],
      ['an index without fields', { name: 'x', indexes: [[]] }],
      ['a field twice in an index', { name: 'x', indexes: [['a', 'a']] }],
      ['a path for a field', { name: 'x', indexes: [['a.b']] }],
    ])('with %s are refused', async (_, spec) => {
      await expect(subject().store.ensure([spec])).rejects.toMatchObject({ name: 'InvalidCollection' });
    });

    test('are empty after they were dropped and made anew, with any indexes', async () => {
      const name = await subject().collection([['a']], { x: { a: 1 } });
      await subject().store.drop([name, 'never-made']);
      expect(await subject().store.collections()).not.toContain(name);
      await subject().store.ensure([{ name, indexes: [['b']] }]);
      expect(await subject().store.get(name, 'x')).toBeUndefined();
      expect(await subject().store.count(name, { b: null })).toBe(0);
    });

    test('that do not exist are named in the error', async () => {
      const { store } = subject();
      const expected = { name: 'UnknownCollection', message: expect.stringContaining('nowhere') };
      await expect(store.get('nowhere', 'x')).rejects.toMatchObject(expected);
      await expect(store.getMany('nowhere', ['x'])).rejects.toMatchObject(expected);
      await expect(store.find('nowhere', { limit: 1 })).rejects.toMatchObject(expected);
      await expect(store.count('nowhere')).rejects.toMatchObject(expected);
      const writes = [{ collection: 'nowhere', id: 'x', document: null }];
      await expect(store.commit({ writes })).rejects.toMatchObject(expected);
    });

    test('take any name', async () => {
      const name = `worklist@3/"b'lue"; DROP TABLE x -- é😀`;
      await subject().store.ensure([{ name, indexes: [['due at', "it's"]] }]);
      await subject().put(name, { x: { 'due at': 1, "it's": 'é' } });
      expect(await subject().keys(name, { filter: { 'due at': 1, "it's": 'é' } })).toEqual(['x']);
      await subject().store.drop([name]);
    });
  });
}
