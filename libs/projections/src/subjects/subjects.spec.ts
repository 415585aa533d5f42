import { expect, test } from '@jest/globals';
import { folded, TestLedger } from '../testing/index.ts';
import { subjects } from './subjects.ts';

test('what is learned later replaces what was known, which is kept aside', () => {
  const ledger = new TestLedger();
  const id = ledger.registers('desk', { name: 'a first name', sex: 'male' });
  ledger.tells('desk', id, { kind: 'identify-subject', facts: { name: 'a better name', nik: '1472010101900001' } });
  const subject = folded(subjects, ledger.events, id);
  expect(subject).toMatchObject({
    identity: 'known',
    facts: { sex: 'male' },
    personal: { name: { fact: { ciphertext: '1:name' }, at: { stream: `subject-${id}`, revision: 1 } }, nik: {} },
    replaced: [{ fact: { ciphertext: '0:name' }, at: { revision: 0, type: 'SubjectRegistered' } }],
  });
  expect(JSON.stringify(subject)).not.toMatch(/first name|better name|1472010101900001/);
});

test('one report may link several subjects, each in its role', () => {
  const ledger = new TestLedger();
  const [client, reporter] = [ledger.registers('desk'), ledger.registers('desk')];
  const id = ledger.does('desk', '00000003-0000-4000-8000-000000000000', {
    kind: 'take-in',
    office: 'DMI',
    service: 'dumai-pengaduan',
    client,
    reporter,
    report: { id: client, index: 0, count: 1 },
    facts: { channel: 'counter', reportedBy: 'family' },
  });
  ledger.does('desk', id, { kind: 'link-subject', facts: { subject: reporter, role: 'family' } });
  expect(folded(subjects, ledger.events, client).cases).toEqual([{ case: id, role: 'client' }]);
  expect(folded(subjects, ledger.events, reporter).cases).toEqual([
    { case: id, role: 'reporter' },
    { case: id, role: 'family' },
  ]);
});

test('of two that are one person, one goes on', () => {
  const ledger = new TestLedger();
  const [one, other] = [ledger.registers('desk'), ledger.registers('desk')];
  const basis = 'double-entry';
  ledger.tells('desk', one, { kind: 'merge-subject', facts: { into: other, basis } });
  ledger.tells('desk', other, { kind: 'absorb-subject', merged: one, facts: { basis } });
  expect(folded(subjects, ledger.events, one).mergedInto).toBe(other);
  expect(folded(subjects, ledger.events, other).absorbed).toEqual([one]);
});

test('of two that were merged into each other at once, the one with the smaller id goes on', () => {
  const ledger = new TestLedger();
  const ids = [ledger.registers('desk'), ledger.registers('desk')];
  const [small = '', large = ''] = ids.toSorted();
  const facts = { basis: 'double-entry' };
  ledger.tells('desk', small, { kind: 'merge-subject', facts: { into: large, ...facts } });
  ledger.tells('desk', large, { kind: 'merge-subject', facts: { into: small, ...facts } });
  ledger.tells('desk', large, { kind: 'absorb-subject', merged: small, facts });
  ledger.tells('desk', small, { kind: 'absorb-subject', merged: large, facts });
  expect(folded(subjects, ledger.events, small)).toMatchObject({ mergedInto: null, absorbed: [large] });
  expect(folded(subjects, ledger.events, large)).toMatchObject({ mergedInto: small, absorbed: [] });
});

test('a subject without papers is listed as unknown', () => {
  const ledger = new TestLedger();
  const id = ledger.registers('desk', { ageGroup: 'elderly' });
  expect(folded(subjects, ledger.events, id)).toMatchObject({ identity: 'unknown', facts: { ageGroup: 'elderly' } });
});
