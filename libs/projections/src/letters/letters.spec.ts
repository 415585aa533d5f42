import { expect, test } from '@jest/globals';
import { folded, signed } from '../testing/index.ts';
import { letters } from './letters.ts';

test('a signed letter waits for its number, then bears it', () => {
  const { ledger, id, document } = signed();
  const unnumbered = { case: id, number: null, printed: null, year: 2026, step: 'ditandatangani', voided: null };
  expect(folded(letters, ledger.events, document)).toMatchObject({ ...unnumbered, inWhoseName: 'Kepala Dinas' });
  ledger.numbers(id, document, 7);
  expect(folded(letters, ledger.events, document)).toMatchObject({
    number: 7,
    printed: 'DMI-S-2026-00007',
    year: 2026,
  });
});

test('a voided letter keeps its number and says why it was voided', () => {
  const { ledger, id, document } = signed();
  ledger.numbers(id, document, 7).does('kabid', id, { kind: 'void-document', facts: { document, reason: 'not-used' } });
  ledger.voidsNumber(id, document, 7);
  expect(folded(letters, ledger.events, document)).toMatchObject({
    number: 7,
    numberVoided: true,
    voided: { reason: 'not-used' },
  });
});

test('a correction of the signing moves the date of the letter', () => {
  const { ledger, id, document, signing } = signed();
  const { signedAt } = folded(letters, ledger.events, document);
  const occurredAt = new Date(Date.parse(signedAt) - 30_000).toISOString();
  ledger.does('secretary', id, { kind: 'correct', event: signing, occurredAt, why: { reason: 'wrong-date' } });
  expect(folded(letters, ledger.events, document).signedAt).toBe(occurredAt);
});
