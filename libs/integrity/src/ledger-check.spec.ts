import { expect, test } from '@jest/globals';
import { canonicalize } from './canonical.ts';
import { leafHash } from './hash.ts';
import { LedgerCheck, type LedgerLink, MOST_FAULTS } from './ledger-check.ts';

/** Two streams that take turns. */
function ledgerOf(count: number): LedgerLink[] {
  const ends = new Map<string, string>();
  return Array.from({ length: count }, (_, index) => {
    const stream = `case-${index % 2}`;
    const revision = Math.floor(index / 2);
    const json = canonicalize({ stream, revision, prev: ends.get(stream) ?? null, data: { index } });
    ends.set(stream, leafHash(json));
    return { stream, revision, json };
  });
}

function check(links: readonly LedgerLink[]) {
  const ledger = new LedgerCheck();
  for (const link of links) ledger.take(link);
  return ledger.report();
}

test('a whole ledger has no fault, and the same digest however often it is read', () => {
  const links = ledgerOf(10);
  expect(check(links)).toMatchObject({ events: 10, streams: 2, faults: [] });
  expect(check(links).digest).toBe(check(ledgerOf(10)).digest);
});

test('another order of the same events has another digest', () => {
  const [first, second, ...rest] = ledgerOf(10);
  if (!first || !second) throw new Error('two links');
  const swapped = check([second, first, ...rest]);
  expect(swapped.faults).toEqual([]);
  expect(swapped.digest).not.toBe(check(ledgerOf(10)).digest);
});

test.each([
  ['a changed event', (json: string) => json.replace('"index":4', '"index":5'), 'prev is not the hash'],
  ['a form that is not canonical', (json: string) => ` ${json}`, 'not canonical'],
  ['another stream', (json: string) => json.replace('case-0', 'case-9'), 'names another stream'],
])('%s is found', (_, change, what) => {
  const links = ledgerOf(10).map((link, index) => (index === 4 ? { ...link, json: change(link.json) } : link));
  expect(check(links).faults[0]?.what).toContain(what);
});

test('a missing event is found, and faults beyond the first ones are only counted in the events', () => {
  const missing = ledgerOf(10).filter((_, index) => index !== 4);
  expect(check(missing).faults).toEqual([{ stream: 'case-0', revision: 3, what: 'revision 2 was expected here' }]);
  const broken = ledgerOf(100).map((link) => ({ ...link, json: `${link.json} ` }));
  expect(check(broken)).toMatchObject({ events: 100, faults: { length: MOST_FAULTS } });
});
