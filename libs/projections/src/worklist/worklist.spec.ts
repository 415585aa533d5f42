import { describe, expect, test } from '@jest/globals';
import {
  beforeSignature,
  colleague,
  folded,
  handedOver,
  LETTER_SERVICE,
  type TestLedger,
  takenIn,
} from '../testing/index.ts';
import { worklist } from './worklist.ts';

function row(ledger: TestLedger, id: string) {
  return folded(worklist, ledger.events, id);
}

describe('what a list shows of a case', () => {
  test('a report just taken in waits for the office, without a number, due on the next working day', () => {
    const { ledger, id } = takenIn();
    expect(row(ledger, id)).toMatchObject({
      number: null,
      open: true,
      waitingOn: 'office',
      nextSteps: ['berkas_diterima_dan_diwawancara', 'berkas_tidak_lengkap'],
      nextRoles: ['front-desk'],
      clock: 'running',
      dueAt: '2026-02-03T09:00:00.000Z',
      remaining: null,
      urgent: false,
    });
  });

  test('its number comes from the register', () => {
    const { ledger, id } = takenIn();
    expect(row(ledger.numbers(id, null, 42), id).number).toBe('DMI-2026-00042');
  });

  test('a letter waits for initials, then for a signature, though a deputy might sign it', () => {
    const { ledger, id } = beforeSignature();
    expect(row(ledger, id).waitingOn).toBe('signature');
    const initialledOnce = ledger.events.slice(0, -1);
    expect(folded(worklist, initialledOnce, id).waitingOn).toBe('initials');
  });

  test('while the applicant completes the file nothing is due, and what is left does not shrink', () => {
    const { ledger, id } = takenIn();
    ledger.step('desk', id, 'berkas_tidak_lengkap');
    expect(row(ledger, id)).toMatchObject({
      waitingOn: 'applicant',
      waitingFor: 'applicant',
      dueAt: null,
      paused: true,
      clock: 'paused',
      remaining: { unit: 'working-day', left: 1 },
    });
    ledger.at('2026-02-05T02:00:00.000Z').step('desk', id, 'berkas_dilengkapi');
    expect(row(ledger, id)).toMatchObject({ paused: false, remaining: null, dueAt: '2026-02-06T09:00:00.000Z' });
  });

  test('a recorded wait names the party, whether it counts or not', () => {
    const { ledger, id } = takenIn();
    const facts = { reason: 'third-party', party: 'bank' };
    ledger.does('desk', id, { kind: 'pause-clock', facts });
    expect(row(ledger, id)).toMatchObject({ waitingOn: 'third-party', waitingFor: 'bank', clock: 'running' });
    ledger.does('desk', id, { kind: 'resume-clock' });
    expect(row(ledger, id)).toMatchObject({ waitingOn: 'office', waitingFor: null });
  });

  test('a closed case waits for nobody and says whether it was in time', () => {
    const { ledger, id } = handedOver();
    expect(row(ledger, id)).toMatchObject({
      open: false,
      outcome: 'completed',
      waitingOn: null,
      waitingFor: null,
      dueAt: null,
      clock: 'stopped',
      onTime: true,
    });
  });

  test('a reopened case runs anew', () => {
    const { ledger, id } = handedOver();
    ledger.at('2026-02-09T02:00:00.000Z');
    ledger.does('kadis', id, { kind: 'reopen', to: 'diajukan', facts: { reason: 'new-facts' } });
    expect(row(ledger, id)).toMatchObject({
      open: true,
      outcome: null,
      dueAt: '2026-02-10T09:00:00.000Z',
      onTime: null,
    });
  });

  test('a holiday moves what is open, also where the clock of the machine that announced it is behind', () => {
    const { ledger, id } = takenIn();
    const before = row(ledger, id).dueAt ?? '';
    ledger.at('2026-02-02T01:59:00.000Z');
    const holiday = { name: 'Cuti bersama', holidayKind: 'joint-leave', source: 'SKB' };
    ledger.says('kadis', { kind: 'announce-holiday', date: before.slice(0, 10), ...holiday });
    expect((row(ledger, id).dueAt ?? '') > before).toBe(true);
  });

  test('a holiday announced late moves what is open from then on', () => {
    const { ledger, id } = takenIn();
    const closed = ledger.takesIn('desk', LETTER_SERVICE);
    ledger.step('kabid', closed, 'dialihkan_instansi_lain');
    const before = row(ledger, closed);
    const holiday = { name: 'Cuti bersama', holidayKind: 'joint-leave', source: 'SKB' };
    ledger.says('kadis', { kind: 'announce-holiday', date: '2026-02-03', ...holiday });
    expect(row(ledger, id).dueAt).toBe('2026-02-04T09:00:00.000Z');
    expect(row(ledger, closed)).toEqual(before);
    ledger.says('kadis', { kind: 'withdraw-holiday', date: '2026-02-03', source: 'SKB' });
    expect(row(ledger, id).dueAt).toBe('2026-02-03T09:00:00.000Z');
  });

  test('an extension moves the due date', () => {
    const { ledger, id } = takenIn();
    ledger.does('kabid', id, { kind: 'extend-term', facts: { by: 2, reason: 'decree' } });
    expect(row(ledger, id)).toMatchObject({ dueAt: '2026-02-05T09:00:00.000Z', budget: { n: 3 } });
  });

  test('the opening corrected to the Friday before moves opening and due date', () => {
    const { ledger, id } = takenIn();
    const event = ledger.last.id;
    const occurredAt = '2026-01-30T02:00:00.000Z';
    ledger.does('desk', id, { kind: 'correct', event, occurredAt, why: { reason: 'wrong-date' } });
    expect(row(ledger, id)).toMatchObject({ openedAt: occurredAt, dueAt: '2026-02-02T09:00:00.000Z' });
  });

  test('urgency and assignment follow corrections, and what is said later', () => {
    const { ledger, id } = takenIn({ urgent: true });
    const opening = ledger.last.id;
    expect(row(ledger, id).urgent).toBe(true);
    const why = { reason: 'typing-error' };
    ledger.does('desk', id, { kind: 'correct', event: opening, facts: { urgent: false }, why });
    ledger.does('kasi', id, { kind: 'reassign', facts: { assignee: colleague } });
    expect(row(ledger, id)).toMatchObject({ urgent: false, assignee: colleague });
  });

  test('what must be seen is flagged once', () => {
    const { ledger, id } = takenIn();
    const deviation = { to: 'surat_dikonsep', facts: { reason: 'already-done' } };
    ledger.does('kasi', id, { kind: 'record-step', step: 'surat_dikonsep', deviation });
    ledger.does('desk', id, { kind: 'mark-duplicate', facts: { of: ledger.takesIn('desk', 'dumai-pengaduan') } });
    expect(row(ledger, id).flags).toEqual(['deviation', 'duplicate']);
  });
});
