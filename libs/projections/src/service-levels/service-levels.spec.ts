import { describe, expect, test } from '@jest/globals';
import { fold, folded, handedOver, LETTER_SERVICE, sumUp, type TestLedger, takenIn } from '../testing/index.ts';
import { performance } from './performance.ts';
import { serviceLevels } from './service-levels.ts';

function level(ledger: TestLedger, id: string) {
  return folded(serviceLevels, ledger.events, id);
}

function figures({ events }: TestLedger, month: string) {
  const sums = sumUp(performance, fold(serviceLevels, events).values());
  return sums.get(JSON.stringify(['DMI', null, LETTER_SERVICE, month]));
}

describe('the service level of a case', () => {
  test('a report just taken in counts as received, and its clocks run', () => {
    const { ledger, id } = takenIn();
    expect(level(ledger, id)).toMatchObject({
      clock: 'running',
      dueAt: '2026-02-03T09:00:00.000Z',
      receivedMonth: '2026-02',
      month: null,
      result: null,
      again: false,
      runs: [{ run: 0, result: null, month: null, grossMinutes: null, spent: null }],
      clocks: [{ kind: 'promise' }, { kind: 'alternative' }],
    });
    expect(figures(ledger, '2026-02')).toEqual({ received: 1 });
  });

  test('a letter handed over in time is on time in the month of its end, with where the minutes went', () => {
    const { ledger, id } = handedOver();
    const { runs } = level(ledger, id);
    expect(runs).toMatchObject([{ result: 'on-time', month: '2026-02', outcome: 'completed', grossMinutes: 7 }]);
    expect(runs[0]?.spent?.by).toEqual({ office: 7 * 60_000 });
    expect(figures(ledger, '2026-02')).toMatchObject({
      received: 1,
      finished: 1,
      judged: 1,
      'on-time': 1,
      'outcome/completed': 1,
      grossMinutes: 7,
      netMinutes: 7,
      'alternative/judged': 1,
      timed: 1,
      'time/office': 7 * 60_000,
    });
    expect(figures(ledger, '2026-02')).not.toHaveProperty('late');
  });

  test('while the applicant completes the file, the days are the applicant’s and what is left stays', () => {
    const { ledger, id } = takenIn();
    ledger.at('2026-02-02T03:00:00.000Z').step('desk', id, 'berkas_tidak_lengkap');
    const waiting = level(ledger, id);
    expect(waiting).toMatchObject({ clock: 'paused', dueAt: null, leftDays: 1, overdue: false });
    ledger.at('2026-02-03T03:00:00.000Z').step('desk', id, 'berkas_dilengkapi');
    ledger.at('2026-02-03T04:00:00.000Z').does('desk', id, {
      kind: 'record-step',
      step: 'ditarik',
      performedBy: { party: 'applicant' },
    });
    const [run] = level(ledger, id).runs;
    expect(run).toMatchObject({ result: 'not-judged', outcome: 'withdrawn' });
    expect(run?.spent?.by).toMatchObject({ office: 2 * 3_600_000, applicant: 7.5 * 3_600_000 });
  });

  test('a reopened case keeps its first result, and its second run counts in its own month', () => {
    const { ledger, id } = handedOver();
    const before = figures(ledger, '2026-02');
    ledger.at('2026-03-02T02:00:00.000Z');
    ledger.does('kadis', id, { kind: 'reopen', to: 'ditandatangani', facts: { reason: 'new-facts' } });
    expect(figures(ledger, '2026-02')).toEqual(before);
    ledger.at('2026-03-09T02:00:00.000Z').step('desk', id, 'surat_diserahkan_dan_diarsipkan');
    expect(level(ledger, id)).toMatchObject({
      again: true,
      month: '2026-03',
      result: 'late',
      runs: [
        { result: 'on-time', month: '2026-02' },
        { result: 'late', month: '2026-03' },
      ],
    });
    expect(figures(ledger, '2026-02')).toEqual(before);
    expect(figures(ledger, '2026-03')).toMatchObject({ finished: 1, again: 1, judged: 1, late: 1 });
    expect(figures(ledger, '2026-03')).not.toHaveProperty('received');
  });

  test('a note changes nothing here, so nothing is written', () => {
    const { ledger, id } = handedOver();
    const file = ledger.events;
    const documents = fold(serviceLevels, file);
    ledger.does('worker', id, { kind: 'add-note', facts: { text: 'said' } });
    expect(fold(serviceLevels, ledger.events).get(id)).toEqual(documents.get(id));
  });
});
