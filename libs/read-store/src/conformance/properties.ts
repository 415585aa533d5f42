import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Condition, Document, Filter, FindOptions } from '../port.ts';
import { expectedIds } from './model.ts';
import type { Subject } from './subject.ts';

const indexes = [['a'], ['a', 'b', 'c'], ['b', 'a'], ['c']];

/** Few values, so that ties, hits and neighbours are common; the characters are those on which orders disagree. */
const value = fc.constantFrom(
  null,
  -2,
  -1,
  0,
  0.5,
  1,
  10,
  '',
  '1',
  '10',
  '9',
  'A',
  'a',
  'é',
  '\uff5e',
  '😀',
  false,
  true,
);
const document = fc.record({ a: value, b: value, c: value }, { requiredKeys: [] });
const id = fc.oneof(fc.constantFrom('a', 'b', 'B', 'é', '\uff5e', '😀', '1', '10', '9'), fc.uuid());

const condition: fc.Arbitrary<Condition> = fc.oneof(
  value,
  fc.record({ $in: fc.array(value, { maxLength: 4 }) }),
  fc
    .record({ $gt: value, $gte: value, $lt: value, $lte: value }, { requiredKeys: [] })
    .filter((range) => Object.keys(range).length > 0),
);

const direction = fc.constantFrom('ascending' as const, 'descending' as const);

/** Queries that some index serves: pinned fields, then perhaps a sort, then any condition on what follows. */
const query = fc.constantFrom(...indexes).chain((index) =>
  fc
    .record({
      pinned: fc.integer({ min: 0, max: index.length }),
      conditions: fc.array(fc.option(condition), { minLength: index.length, maxLength: index.length }),
      values: fc.array(value, { minLength: index.length, maxLength: index.length }),
      sorted: fc.boolean(),
      direction,
    })
    .map(({ pinned, conditions, values, sorted, direction }): Omit<FindOptions, 'limit'> => {
      const filter: { [field: string]: Condition } = {};
      for (const [place, field] of index.entries()) {
        const given = place < pinned ? (values[place] ?? null) : (conditions[place] ?? undefined);
        if (given !== undefined) filter[field] = given;
      }
      const field = index[pinned] ?? index[0];
      return sorted && field !== undefined ? { filter, sort: { field, direction } } : { filter };
    })
    .filter(({ filter = {}, sort }) => sort !== undefined || isServed(filter)),
);

const isServed = (filter: Filter) =>
  Object.keys(filter).length === 0 ||
  indexes.some((index) => (index[0] ?? '') in filter && Object.keys(filter).every((field) => index.includes(field)));

const batches = fc.array(fc.array(fc.tuple(id, fc.option(document, { freq: 6 })), { maxLength: 25 }), {
  minLength: 1,
  maxLength: 4,
});

export function describeProperties(subject: () => Subject): void {
  describe('whatever is written and asked', () => {
    test('pages and counts are those of a plain list', async () => {
      await fc.assert(
        fc.asyncProperty(
          batches,
          fc.array(query, { minLength: 8, maxLength: 8 }),
          fc.integer({ min: 1, max: 20 }),
          check,
        ),
        { numRuns: 60 },
      );
    }, 120_000);
  });

  type Batch = readonly (readonly [id: string, document: Document | null])[];

  async function check(batches: readonly Batch[], queries: readonly Omit<FindOptions, 'limit'>[], limit: number) {
    const name = await subject().collection(indexes);
    const model = new Map<string, Document>();
    for (const batch of batches) {
      const writes = batch.map(([id, document]) => ({
        collection: name,
        id,
        document: document && { ...document, key: id },
      }));
      await subject().store.commit({ writes });
      for (const { id, document } of writes)
        if (document === null) model.delete(id);
        else model.set(id, document);
    }
    for (const options of queries) {
      const expected = expectedIds(model, options);
      expect(await subject().keysOfAllPages(name, { ...options, limit })).toEqual(expected);
      expect(await subject().keys(name, options)).toEqual(expected);
      if (isServed(options.filter ?? {}))
        expect(await subject().store.count(name, options.filter)).toBe(expected.length);
    }
    await subject().store.drop([name]);
  }
}
