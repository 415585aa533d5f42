import { describe, expect, test } from '@jest/globals';
import type { FindOptions } from '../port.ts';
import { type Keyed, numbered, type Subject } from './subject.ts';

const ascending = { field: 'v', direction: 'ascending' } as const;
const descending = { field: 'v', direction: 'descending' } as const;
const values = [null, undefined, 1, 1, 1, 2, 'a', 'a', 'b', false, true, true];

export function describePaging(subject: () => Subject): void {
  const firstPage = async (name: string, options: Partial<FindOptions> = {}) => {
    const page = await subject().store.find<Keyed>(name, { sort: ascending, limit: 2, ...options });
    return { keys: page.documents.map(({ key }) => key), cursor: page.next ?? 'no further page' };
  };

  describe('paging', () => {
    test.each([1, 2, 3, 11, 12, 13])('by %d gives every document once, in order', async (limit) => {
      const name = await subject().collection([['v']], numbered(values));
      const ids = Object.keys(numbered(values));
      expect(await subject().keysOfAllPages(name, { limit })).toEqual(ids);
      expect(await subject().keysOfAllPages(name, { limit, sort: ascending })).toEqual(ids);
      expect(await subject().keysOfAllPages(name, { limit, sort: descending })).toEqual(ids.toReversed());
      const filter = { v: { $gte: 1, $lt: 3 } };
      expect(await subject().keysOfAllPages(name, { limit, filter, sort: descending })).toEqual([
        'n05',
        'n04',
        'n03',
        'n02',
      ]);
      expect(await subject().keysOfAllPages(name, { limit, filter: { v: 'a' }, sort: descending })).toEqual([
        'n07',
        'n06',
      ]);
    });

    test('has no next page after one that is exactly full', async () => {
      const name = await subject().collection([], { a: {}, b: {} });
      expect((await subject().store.find(name, { limit: 2 })).next).toBeNull();
      expect((await subject().store.find(name, { limit: 1 })).next).not.toBeNull();
      expect(await subject().store.find(await subject().collection([]), { limit: 1 })).toEqual({
        documents: [],
        next: null,
      });
    });

    test('keeps its place while documents come, go and move between pages', async () => {
      const name = await subject().collection([['v']], {
        a: { v: 1 },
        b: { v: 2 },
        c: { v: 3 },
        d: { v: 4 },
        e: { v: 5 },
      });
      const { keys, cursor } = await firstPage(name);
      expect(keys).toEqual(['a', 'b']);
      await subject().put(name, { a: null, b: null, aa: { v: 0 }, c: { v: 9 }, bb: { v: 2 }, dd: { v: 4 } });
      expect(await subject().keys(name, { sort: ascending, cursor })).toEqual(['bb', 'd', 'dd', 'e', 'c']);
    });

    test('takes a cursor up again after the store was opened anew', async () => {
      const name = await subject().collection([['v']], numbered(values));
      const { cursor } = await firstPage(name);
      await subject().reopen();
      expect(await subject().keys(name, { sort: ascending, cursor, limit: 2 })).toEqual(['n02', 'n03']);
    });

    test('takes a cursor with another limit and with the filter in another order', async () => {
      const name = await subject().collection([['a', 'b', 'v']], {
        p: { a: 1, b: 1 },
        q: { a: 1, b: 1 },
        r: { a: 1, b: 1 },
      });
      const { cursor } = await firstPage(name, { filter: { a: 1, b: 1 }, limit: 1 });
      expect(await subject().keys(name, { filter: { b: 1, a: 1 }, sort: ascending, cursor, limit: 5 })).toEqual([
        'q',
        'r',
      ]);
    });

    test('refuses the cursor of another query', async () => {
      const name = await subject().collection([['v'], ['w']], numbered(values));
      const other = await subject().collection([['v'], ['w']], numbered(values));
      const { cursor } = await firstPage(name);
      const refused = { name: 'InvalidCursor' };
      const { store } = subject();
      await expect(store.find(other, { sort: ascending, limit: 2, cursor })).rejects.toMatchObject(refused);
      await expect(store.find(name, { sort: descending, limit: 2, cursor })).rejects.toMatchObject(refused);
      await expect(store.find(name, { limit: 2, cursor })).rejects.toMatchObject(refused);
      const filter = { v: { $gte: 1 } };
      await expect(store.find(name, { filter, sort: ascending, limit: 2, cursor })).rejects.toMatchObject(refused);
    });

    test.each([
      ['nothing', ''],
      ['a letter', 'x'],
      ['no base64url', '!!!é😀'],
      ['an object', 'e30'],
      ['null', 'bnVsbA'],
      ['a list of numbers', 'WzEsMiwzXQ'],
      ['a very long text', 'A'.repeat(10_000)],
    ])('refuses %s for a cursor', async (_, cursor) => {
      const name = await subject().collection([['v']], numbered(values));
      await expect(subject().store.find(name, { sort: ascending, limit: 2, cursor })).rejects.toMatchObject({
        name: 'InvalidCursor',
      });
    });

    test.each([0, -1, 1001, 1.5, Number.NaN, Infinity])('refuses %d for a limit', async (limit) => {
      const name = await subject().collection([]);
      await expect(subject().store.find(name, { limit })).rejects.toMatchObject({ name: 'InvalidQuery' });
    });
  });
}
