import { describe, expect, test } from '@jest/globals';
import type { IndexValue } from '../port.ts';
import { resolveFind, writeCursor } from './index.ts';

const spec = { name: 'worklist', indexes: [['office', 'due']] };
const sort = { field: 'due', direction: 'ascending' } as const;

describe('a cursor made by hand', () => {
  const resolve = (due: { $gte: number; $lt: number }, value: IndexValue) => {
    const options = { filter: { office: 'DMI', due }, sort, limit: 10 };
    const cursor = writeCursor(resolveFind(spec, options).fingerprint, { value, id: 'x' });
    return resolveFind(spec, { ...options, cursor }).after;
  };

  test('goes on inside the range of the filter', () => {
    expect(resolve({ $gte: 1, $lt: 5 }, 1)).toEqual({ value: 1, id: 'x' });
  });

  test.each<[IndexValue]>([[0.5], [5], [null], ['3'], [true]])(
    'cannot leave the range of the filter for %j',
    (value) => {
      expect(() => resolve({ $gte: 1, $lt: 5 }, value)).toThrow('damaged');
    },
  );
});

describe('the index that serves a query', () => {
  const indexes = [['office', 'due', 'status'], ['office', 'due'], ['office', 'status', 'due'], ['office']];
  const chosen = (filter: { [field: string]: string }, sorted: boolean) =>
    resolveFind({ name: 'w', indexes }, { filter, limit: 1, ...(sorted ? { sort } : {}) }).index;

  test('pins as much as it can and ends where the order does', () => {
    expect(chosen({ office: 'DMI' }, true)).toEqual(['office', 'due']);
    expect(chosen({ office: 'DMI', status: 'open' }, true)).toEqual(['office', 'status', 'due']);
    expect(chosen({ office: 'DMI' }, false)).toEqual(['office']);
    expect(chosen({}, false)).toBeNull();
  });
});
