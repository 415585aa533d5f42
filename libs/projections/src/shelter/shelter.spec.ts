import { describe, expect, test } from '@jest/globals';
import { fold, folded, TestLedger } from '../testing/index.ts';
import { shelter } from './shelter.ts';

const SERVICE = 'dumai-penanganan-orang-terlantar';

/** Somebody found on Monday 2 February 2026, 09:00 in Jakarta, brought to the shelter at once. */
function sheltered() {
  const ledger = new TestLedger().at('2026-02-02T02:00:00.000Z');
  const id = ledger.takesIn('desk', SERVICE);
  ledger.step('shelter', id, 'masuk_rumah_singgah_mendesak');
  return { ledger, id };
}

describe('who is in the shelter', () => {
  test('somebody who came in is inside until the midnight that ends the third day', () => {
    const { ledger, id } = sheltered();
    expect(folded(shelter, ledger.events, id)).toMatchObject({
      inside: true,
      since: '2026-02-02T02:01:00.000Z',
      until: '2026-02-05T17:00:00.000Z',
      stays: [{ limit: 'rumah singgah', kept: null, leftAt: null }],
    });
  });

  test('who leaves too late has not kept the limit', () => {
    const { ledger, id } = sheltered();
    ledger.at('2026-02-06T02:00:00.000Z').step('shelter', id, 'keluar_rumah_singgah', { reason: 'moved' });
    expect(folded(shelter, ledger.events, id)).toMatchObject({
      inside: false,
      stays: [{ leftBy: 'ClientDeparted', leftAt: '2026-02-06T02:00:00.000Z', kept: false }],
    });
  });

  test('who is still inside when the case has ended is inside, until that is recorded too', () => {
    const { ledger, id } = sheltered();
    ledger.does('kadis', id, { kind: 'record-step', step: 'dialihkan_instansi_lain', party: 'other-agency' });
    expect(folded(shelter, ledger.events, id)).toMatchObject({ open: false, inside: true });
    ledger.step('shelter', id, 'keluar_rumah_singgah', { reason: 'moved' });
    expect(folded(shelter, ledger.events, id)).toMatchObject({ open: false, inside: false, stays: [{ kept: true }] });
  });

  test('a departure that is recorded late takes its place between two stays', () => {
    const { ledger, id } = sheltered();
    ledger.at('2026-02-04T02:00:00.000Z').step('shelter', id, 'masuk_rumah_singgah_mendesak');
    ledger.does('shelter', id, {
      kind: 'record-step',
      step: 'keluar_rumah_singgah',
      occurredAt: '2026-02-03T02:00:00.000Z',
      facts: { reason: 'moved' },
    });
    expect(folded(shelter, ledger.events, id)).toMatchObject({
      inside: true,
      since: '2026-02-04T02:00:00.000Z',
      stays: [{ leftAt: '2026-02-03T02:00:00.000Z', kept: true }, { leftAt: null }],
    });
  });

  test('nobody else is on the list', () => {
    const ledger = new TestLedger();
    ledger.takesIn('desk', SERVICE);
    expect([...fold(shelter, ledger.events)]).toEqual([]);
  });
});
