import { describe, expect, test } from '@jest/globals';
import { numbered, type Subject } from './subject.ts';

const inOrder = [
  null,
  -1e300,
  -1,
  0,
  0.5,
  1e15,
  '',
  '\u0000',
  ' ',
  '10',
  '9',
  'A',
  'a',
  'á',
  '\uff5e',
  '😀',
  false,
  true,
];

export function describeSorting(subject: () => Subject): void {
  describe('sorting', () => {
    test('goes null, numbers, strings by code point, false, true', async () => {
      const name = await subject().collection([['v']], numbered(inOrder));
      const ids = Object.keys(numbered(inOrder));
      expect(await subject().keys(name, { sort: { field: 'v', direction: 'ascending' } })).toEqual(ids);
      expect(await subject().keys(name, { sort: { field: 'v', direction: 'descending' } })).toEqual(ids.reverse());
    });

    test('orders ties by id, descending backwards too; null and missing tie', async () => {
      const name = await subject().collection([['v']], {
        c: { v: 1 },
        a: { v: 1 },
        b: { v: 1 },
        e: { v: null },
        d: {},
      });
      const ascending = ['d', 'e', 'a', 'b', 'c'];
      expect(await subject().keys(name, { sort: { field: 'v', direction: 'ascending' } })).toEqual(ascending);
      expect(await subject().keys(name, { sort: { field: 'v', direction: 'descending' } })).toEqual(
        ascending.reverse(),
      );
    });

    test('orders ties by id even where the index has further fields', async () => {
      const name = await subject().collection([['v', 'w']], {
        a: { v: 1, w: 9 },
        b: { v: 1, w: 1 },
        c: { v: 0, w: 5 },
      });
      expect(await subject().keys(name, { sort: { field: 'v', direction: 'ascending' } })).toEqual(['c', 'a', 'b']);
      expect(await subject().keys(name, { filter: { v: 1 } })).toEqual(['a', 'b']);
    });

    test('works beside pinned fields, ranges and sets', async () => {
      const name = await subject().collection([['office', 'due', 'status']], {
        a: { office: 'DMI', due: 3, status: 'open' },
        b: { office: 'DMI', due: 2, status: 'closed' },
        c: { office: 'DMI', due: 1, status: 'open' },
        d: { office: 'GTO', due: 0, status: 'open' },
        e: { office: 'DMI', status: 'paused' },
      });
      const sort = { field: 'due', direction: 'ascending' } as const;
      expect(await subject().keys(name, { filter: { office: 'DMI' }, sort })).toEqual(['e', 'c', 'b', 'a']);
      expect(await subject().keys(name, { filter: { office: 'DMI', due: { $gt: 1 } }, sort })).toEqual(['b', 'a']);
      const filter = { office: 'DMI', status: { $in: ['open', 'paused'] } };
      expect(await subject().keys(name, { filter, sort })).toEqual(['e', 'c', 'a']);
      expect(await subject().keys(name, { filter: { office: 'DMI', due: { $in: [3, 1] } }, sort })).toEqual(['c', 'a']);
      const pinned = { field: 'office', direction: 'descending' } as const;
      expect(await subject().keys(name, { filter: { office: 'DMI' }, sort: pinned })).toEqual(['e', 'c', 'b', 'a']);
    });

    test('follows a document whose value changes', async () => {
      const name = await subject().collection([['v'], ['w', 'v']], { a: { v: 1 }, b: { v: 2 }, c: { v: 'x' } });
      await subject().put(name, { a: { v: 3 }, c: { v: true, w: 'new' } });
      expect(await subject().keys(name, { filter: { v: { $lt: 3 } } })).toEqual(['b']);
      expect(await subject().keys(name, { filter: { v: 3 } })).toEqual(['a']);
      expect(await subject().keys(name, { filter: { v: { $gte: '' } } })).toEqual([]);
      expect(await subject().keys(name, { filter: { w: 'new', v: true } })).toEqual(['c']);
      expect(await subject().keys(name, { filter: { w: null } })).toEqual(['a', 'b']);
      await subject().put(name, { c: { v: false, w: 'new' } });
      expect(await subject().keys(name, { filter: { v: true } })).toEqual([]);
      expect(await subject().keys(name, { filter: { v: false } })).toEqual(['c']);
    });
  });
}
