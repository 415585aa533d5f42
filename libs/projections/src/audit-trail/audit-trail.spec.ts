import { expect, test } from '@jest/globals';
import { fold, takenIn } from '../testing/index.ts';
import { auditTrail } from './audit-trail.ts';

test('every event of the ledger has an entry at its ordinal', () => {
  const { ledger, id } = takenIn({ story: 'what was told' });
  ledger.numbers(id, null, 1).shows('kadis', ['a-subject']);
  const entries = [...fold(auditTrail, ledger.events).values()];
  expect(entries.map(({ ordinal }) => ordinal)).toEqual(ledger.events.map((_, ordinal) => ordinal));
  expect(entries.filter((entry) => entry.case === id)).toMatchObject([
    { type: 'ReportReceived', streamKind: 'case', user: 'desk', sealed: [{ name: 'story' }] },
    { type: 'NumberAllotted', streamKind: 'register', user: null, data: { number: 1 } },
  ]);
});

test('whole documents are named by their hash', () => {
  const { ledger } = takenIn();
  const entries = [...fold(auditTrail, ledger.events).values()];
  expect(entries.filter(({ data }) => 'standard' in data && typeof data.standard === 'object')).toEqual([]);
  expect(entries.at(-1)?.data).not.toHaveProperty('clock');
  expect(Math.max(...entries.map((entry) => JSON.stringify(entry).length))).toBeLessThan(3_000);
});
