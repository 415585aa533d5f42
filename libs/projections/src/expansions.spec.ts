import { expect, test } from '@jest/globals';
import { projections } from './all.ts';
import { TestLedger } from './testing/index.ts';

/** A read store serves what fields are equal to where they begin an index, in any order. */
function serves(indexes: readonly (readonly string[])[], fields: readonly string[]): boolean {
  return indexes.some((index) => index.slice(0, fields.length).toSorted().join() === fields.toSorted().join());
}

test('whatever a changed calendar is expanded to, an index serves', () => {
  const ledger = new TestLedger().at('2026-02-02T02:00:00.000Z');
  ledger.says('kadis', {
    kind: 'announce-holiday',
    date: '2026-03-02',
    name: 'Libur',
    holidayKind: 'local',
    source: 'SKB',
  });
  const reference = { office: () => ledger.office };
  const expanded = projections.flatMap(({ name, indexes, expand }) => {
    const filters = ledger.events.map((event) => expand?.(event, reference)).filter((filter) => filter !== undefined);
    return filters.length === 0 ? [] : [{ name, served: filters.every((each) => serves(indexes, Object.keys(each))) }];
  });
  expect(expanded.map(({ name }) => name)).toEqual(expect.arrayContaining(['case-file', 'worklist', 'shelter']));
  expect(expanded.filter(({ served }) => !served)).toEqual([]);
});
