import { adoptionOn } from '@jejak/domain';
import { expect, test } from '@jest/globals';
import { folded, LETTER_SERVICE, TestLedger } from '../testing/index.ts';
import { standards } from './standards.ts';

test('a version that was ended and adopted again shows both periods', () => {
  const ledger = new TestLedger();
  const adoption = adoptionOn(ledger.office, LETTER_SERVICE, '2026-02-02');
  if (!adoption) throw new Error('not adopted');
  const { service, hash, standard, unit, decree } = adoption;
  ledger.says('kadis', { kind: 'end-standard', service, hash, until: '2026-03-31' });
  ledger.says('kadis', { kind: 'adopt-standard', standard, unit, decree, from: '2026-05-01', until: null });
  expect(folded(standards, ledger.events, `DMI:${service}:${hash}`)).toMatchObject({
    service,
    standard: { service },
    decree: { number: '11/DINSOSPM/2024' },
    from: '2026-05-01',
    until: null,
    earlier: [{ from: '2026-01-01', until: '2026-03-31' }],
  });
});
