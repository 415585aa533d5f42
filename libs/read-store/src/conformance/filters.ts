import { describe, expect, test } from '@jest/globals';
import type { Condition, Filter, FindOptions } from '../port.ts';
import { numbered, type Subject } from './subject.ts';

const values = [undefined, null, -1, 0, 1.5, 2, '', '2', 'a', 'é', false, true];

const conditions: [Condition, string][] = [
  [null, '00 01'],
  [0, '03'],
  [-0, '03'],
  [2, '05'],
  ['2', '07'],
  ['', '06'],
  [false, '10'],
  ['z', ''],
  [{ $in: [2, '2', true, 'z'] }, '05 07 11'],
  [{ $in: [null, 1.5] }, '00 01 04'],
  [{ $in: ['a', 'a'] }, '08'],
  [{ $in: [] }, ''],
  [{ $gt: 0 }, '04 05'],
  [{ $gte: 0 }, '03 04 05'],
  [{ $lt: 1.5 }, '02 03'],
  [{ $lte: 1.5 }, '02 03 04'],
  [{ $gt: -1, $lte: 1.5 }, '03 04'],
  [{ $gt: 0, $gte: 0 }, '04 05'],
  [{ $gt: -1, $gte: 0, $lt: 2, $lte: 2 }, '03 04'],
  [{ $gt: 2, $lt: 0 }, ''],
  [{ $gt: '' }, '07 08 09'],
  [{ $gte: '' }, '06 07 08 09'],
  [{ $lt: 'a' }, '06 07'],
  [{ $lte: 'a' }, '06 07 08'],
  [{ $gt: false }, '11'],
  [{ $gte: false }, '10 11'],
  [{ $lt: true }, '10'],
  [{ $lte: false }, '10'],
  [{ $gte: null }, '00 01'],
  [{ $lte: null }, '00 01'],
  [{ $gt: null }, ''],
  [{ $lt: null }, ''],
  [{ $gt: 0, $lt: 'a' }, ''],
];

export function describeFilters(subject: () => Subject): void {
  describe('filters', () => {
    test.each(conditions)('%j finds and counts what it should', async (condition, expected) => {
      const name = await subject().collection([['v']], numbered(values));
      const found = expected === '' ? [] : expected.split(' ').map((number) => `n${number}`);
      expect(await subject().keys(name, { filter: { v: condition } })).toEqual(found);
      expect(await subject().store.count(name, { v: condition })).toBe(found.length);
    });

    test('on several fields of one index must all hold, also with a field between left free', async () => {
      const name = await subject().collection([['a', 'b', 'c']], {
        p: { a: 1, b: 'x', c: true },
        q: { a: 1, b: 'y', c: true },
        r: { a: 1, b: 'x' },
        s: { a: 2, b: 'x', c: true },
      });
      expect(await subject().keys(name, { filter: { a: 1, c: true } })).toEqual(['p', 'q']);
      expect(await subject().keys(name, { filter: { c: null, a: 1, b: { $in: ['x'] } } })).toEqual(['r']);
      expect(await subject().keys(name, { filter: { a: { $gte: 1 }, b: 'x' } })).toEqual(['p', 'r', 's']);
    });

    test('left out or empty find everything by id', async () => {
      const name = await subject().collection([], { b: {}, a: {}, B: {}, '😀': {}, '\uff5e': {}, é: {} });
      const all = ['B', 'a', 'b', 'é', '\uff5e', '😀'];
      expect(await subject().keys(name, {})).toEqual(all);
      expect(await subject().keys(name, { filter: {} })).toEqual(all);
      expect(await subject().store.count(name)).toBe(all.length);
      expect(await subject().store.count(name, {})).toBe(all.length);
    });

    test.each<[string, Partial<FindOptions>]>([
      ['a filter on an undeclared field', { filter: { z: 1 } }],
      ['a filter over two indexes', { filter: { a: 1, c: 1 } }],
      ['a filter without the first field of the index', { filter: { b: 1 } }],
      ['a sort by an undeclared field', { sort: { field: 'z', direction: 'ascending' } }],
      ['a sort past a field that is not pinned', { sort: { field: 'b', direction: 'ascending' } }],
      [
        'a sort past a field with several values',
        { filter: { a: { $in: [1, 2] } }, sort: { field: 'b', direction: 'ascending' } },
      ],
      ['a sort by a field of another index', { filter: { a: 1 }, sort: { field: 'c', direction: 'ascending' } }],
    ])('%s is refused with the declared indexes named', async (_, options) => {
      const name = await subject().collection([['a', 'b'], ['c']]);
      await expect(subject().store.find(name, { limit: 1, ...options })).rejects.toMatchObject({
        name: 'UndeclaredIndex',
        message: expect.stringContaining('[a, b], [c]'),
      });
    });

    test.each<[string, Filter]>([
      ['an empty condition', { v: {} }],
      ['not a number', { v: Number.NaN }],
      ['a lone surrogate', { v: '\ud800' }],
      ['a bound that is a lone surrogate', { v: { $gt: '\ud800' } }],
      ['too many values', { v: { $in: Array.from({ length: 1001 }, (_, n) => n) } }],
      ['an operator that is not supported', JSON.parse('{ "v": { "$regex": "^a" } }')],
      ['such an operator beside others', JSON.parse('{ "v": { "$gt": 1, "$ne": 2 } }')],
      ['a list', JSON.parse('{ "v": [1] }')],
      ['an object for a value', JSON.parse('{ "v": { "$in": [{}] } }')],
    ])('with %s are refused', async (_, filter) => {
      const name = await subject().collection([['v']]);
      await expect(subject().store.find(name, { filter, limit: 1 })).rejects.toMatchObject({ name: 'InvalidQuery' });
      await expect(subject().store.count(name, filter)).rejects.toMatchObject({ name: 'InvalidQuery' });
    });
  });
}
