import { calendarAtRevision } from '@jejak/domain';
import { describe, expect, test } from '@jest/globals';
import { standardIn } from '../events/index.ts';
import { beforeSignature, folded, handedOver, signed, TestLedger, takenIn } from '../testing/index.ts';
import { caseFile } from './case-file.ts';
import { checklistOf } from './checklist.ts';
import { clocksNow } from './clocks-now.ts';

function file(ledger: TestLedger, id: string) {
  return folded(caseFile, ledger.events, id);
}

function announce(ledger: TestLedger, date: string): void {
  const holiday = { name: 'Cuti bersama', holidayKind: 'joint-leave', source: 'SKB' };
  ledger.says('kadis', { kind: 'announce-holiday', date, ...holiday });
}

describe('the documents', () => {
  test('a letter says who signed it, gets its number and may be voided', () => {
    const { ledger, id, document, signing } = signed();
    ledger.numbers(id, document, 7);
    ledger.does('kabid', id, { kind: 'void-document', facts: { document, reason: 'wrong-content' } });
    expect(file(ledger, id).documents).toMatchObject([
      {
        id: document,
        number: 'DMI-S-2026-00007',
        eventId: signing,
        signer: { name: 'kadis name' },
        inWhoseName: 'Kepala Dinas',
        mandate: null,
        voided: { reason: 'wrong-content' },
      },
    ]);
  });

  test("a deputy's signature prints the mandate and its letter", () => {
    const { ledger, id } = beforeSignature();
    const letter = { number: '800/12/2026', date: '2026-01-30' };
    const of = { role: 'head', unit: 'dinas' } as const;
    const from = '2026-01-30T00:00:00.000Z';
    const scope = { until: null, services: null, types: null, givenBy: null };
    ledger.says('kadis', { kind: 'give-mandate', mandateKind: 'a.n.', user: 'kabid', of, letter, from, ...scope });
    ledger.step('kabid', id, 'ditandatangani');
    expect(file(ledger, id).documents).toMatchObject([
      { inWhoseName: 'a.n. Kepala Dinas, Kepala Bidang Rehabilitasi Sosial', mandate: { kind: 'a.n.', letter } },
    ]);
  });
});

describe('the checklist', () => {
  test('lists every requirement, and what settled it', () => {
    const ledger = new TestLedger();
    const id = ledger.takesIn('desk', 'dumai-penanganan-orang-terlantar', { received: [1] });
    const opening = ledger.last.id;
    ledger.does('kasi', id, { kind: 'waive-requirement', facts: { no: 2, reason: 'no-papers' } });
    const waiver = ledger.last.id;
    const standard = standardIn(ledger.office, ledger.caseOf(id).standard);
    const published = standard.components.requirements;
    const requirements = checklistOf(file(ledger, id).state, standard);
    expect(requirements?.length).toBe(published.published ? published.value.length : 0);
    expect(requirements?.slice(0, 3)).toMatchObject([
      { no: 1, settled: 'received', settledBy: opening },
      { no: 2, settled: 'waived', settledBy: waiver },
      { no: 3, settled: 'open', settledBy: null },
    ]);
  });
});

describe('what must be seen', () => {
  test('is urgent as it was last said, and as that was corrected', () => {
    const { ledger, id } = takenIn({ urgent: true });
    const event = ledger.last.id;
    expect(file(ledger, id)).toMatchObject({ urgent: true });
    const why = { reason: 'typing-error' };
    ledger.does('desk', id, { kind: 'correct', event, facts: { urgent: false }, why });
    expect(file(ledger, id)).toMatchObject({ urgent: false, urgencies: [{ eventId: event, urgent: false }] });
  });
});

describe('the clocks', () => {
  test('run on at the moment of asking', () => {
    const { ledger, id } = takenIn();
    const known = file(ledger, id);
    const calendar = calendarAtRevision(ledger.office, known.calendarRevision);
    if (!calendar) throw new Error('no calendar');
    const standard = standardIn(ledger.office, known.standard);
    const [later] = clocksNow(known, standard, calendar, '2026-02-04T02:00:00.000Z');
    expect(known.clocks[0]).toMatchObject({ late: false, grossMinutes: 0 });
    expect(later).toMatchObject({ late: true, grossMinutes: 2 * 450 });
  });

  test('a closed case keeps the calendar that it was closed under', () => {
    const { ledger, id } = handedOver();
    const closed = file(ledger, id);
    announce(ledger, '2026-02-03');
    expect(file(ledger, id)).toEqual(closed);
    ledger.does('desk', id, { kind: 'add-note', facts: { text: 'later' } });
    expect(file(ledger, id)).toMatchObject({ clocks: closed.clocks, calendarRevision: closed.calendarRevision });
  });

  test('after a reopening the first run keeps its calendar, the second follows the current one', () => {
    const { ledger, id } = handedOver();
    const [first] = file(ledger, id).clocks;
    announce(ledger, '2026-02-03');
    announce(ledger, '2026-02-10');
    ledger.at('2026-02-09T02:00:00.000Z');
    ledger.does('kadis', id, { kind: 'reopen', to: 'diajukan', facts: { reason: 'new-facts' } });
    const { clocks, closings, calendarRevision } = file(ledger, id);
    expect(clocks.filter(({ kind }) => kind === 'promise')).toMatchObject([
      { run: 0, dueAt: first?.dueAt, onTime: true },
      { run: 1, dueAt: '2026-02-11T09:00:00.000Z', running: 'running' },
    ]);
    expect(closings[0]?.calendarRevision).toBeLessThan(calendarRevision);
  });

  test('a wait shows with its reason as it was corrected', () => {
    const { ledger, id } = takenIn();
    ledger.does('desk', id, { kind: 'pause-clock', facts: { reason: 'other', party: 'applicant' } });
    const event = ledger.last.id;
    const why = { reason: 'typing-error' };
    ledger.does('desk', id, { kind: 'correct', event, facts: { reason: 'file-incomplete' }, why });
    expect(file(ledger, id).pauses).toMatchObject([{ reason: 'file-incomplete', to: null }]);
    expect(file(ledger, id).clocks[0]?.pauses).toMatchObject([{ counts: true, basis: 'recorded' }]);
  });
});

test('an event of a case that was never opened is refused, so that it is parked', () => {
  const { ledger, id } = takenIn();
  ledger.does('desk', id, { kind: 'add-note', facts: { text: 'a note' } });
  const withoutOpening = ledger.events.filter(({ type }) => type !== 'ReportReceived');
  expect(() => folded(caseFile, withoutOpening, id)).toThrow('never opened');
});
