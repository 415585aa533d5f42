import { expect, test } from '@jest/globals';
import { fold, TestLedger } from '../testing/index.ts';
import { accessLog } from './access-log.ts';

test('every subject that was shown has an entry of its own', () => {
  const ledger = new TestLedger().shows('kadis', ['one', 'other']);
  const ordinal = ledger.events.length - 1;
  const shown = { ordinal, office: 'DMI', user: 'kadis', purpose: 'worklist', case: null };
  expect([...fold(accessLog, ledger.events).values()]).toMatchObject([
    { ...shown, id: `${ledger.last.id}:one`, subject: 'one' },
    { ...shown, id: `${ledger.last.id}:other`, subject: 'other' },
  ]);
});
