import { calendarAtRevision } from '@jejak/domain';
import { describe, expect, test } from '@jest/globals';
import { standardIn } from '../events/index.ts';
import { beforeSignature, folded, handedOver, signed, TestLedger, takenIn } from '../testing/index.ts';
import { caseFile } from './case-file.ts';
import { clocksNow } from './clocks-now.ts';

function file(ledger: TestLedger, id: string) {
  return folded(caseFile, ledger.events, id);
}

function announce(ledger: TestLedger, date: string): void {
  const holiday = { name: 'Cuti bersama', holidayKind: 'joint-leave', source: 'SKB' };
  ledger.says('kadis', { kind: 'announce-holiday', date, ...holiday });
}

describe('the timeline', () => {
  test('shows both times and both actors, and how late it was recorded', () => {
    const { ledger, id } = beforeSignature();
    const occurredAt = '2026-02-02T03:00:00.000Z';
    ledger.at('2026-02-02T06:00:00.000Z');
    const performedBy = { user: 'kadis' };
    ledger.does('secretary', id, { kind: 'record-step', step: 'ditandatangani', occurredAt, performedBy });
    expect(file(ledger, id).timeline.at(-1)).toMatchObject({
      step: 'ditandatangani',
      label: { id: expect.any(String) },
      from: 'diparaf_kabid',
      to: 'ditandatangani',
      milestone: 'signed',
      performedBy: { user: 'kadis' },
      recordedBy: { user: 'secretary' },
      occurredAt,
      recordedAt: '2026-02-02T06:00:00.000Z',
      lateRecordedMs: 3 * 3_600_000,
    });
  });

  test('keeps personal facts sealed, with the coordinates that open them', () => {
    const { ledger, id } = takenIn({ story: 'what was told' });
    const { id: eventId, stream } = ledger.last;
    const { timeline } = file(ledger, id);
    expect(timeline[0]).toMatchObject({ eventId, stream, revision: 0, type: 'ReportReceived' });
    expect(timeline[0]?.sealed).toMatchObject([{ name: 'story', ciphertext: '0:story' }]);
    expect(JSON.stringify(timeline)).not.toContain('what was told');
  });

  test('shows a corrected entry as it is and as it was, and by which correction', () => {
    const { ledger, id } = takenIn({ place: 'street', story: 'told' });
    const event = ledger.last.id;
    const occurredAt = '2026-02-02T01:00:00.000Z';
    const facts = { place: 'market', ageGroup: 'adult', story: 'told otherwise' };
    ledger.does('desk', id, { kind: 'correct', event, occurredAt, facts, why: { reason: 'typing-error' } });
    const [opening, correction] = file(ledger, id).timeline;
    expect(opening).toMatchObject({
      occurredAt,
      lateRecordedMs: 3_600_000,
      facts: { place: 'market', ageGroup: 'adult' },
    });
    expect(opening?.corrections).toMatchObject([
      {
        eventId: correction?.eventId,
        reason: 'typing-error',
        occurredAt: { was: '2026-02-02T02:00:00.000Z', is: occurredAt },
        fields: [
          { name: 'place', was: 'street', is: 'market' },
          { name: 'ageGroup', was: null, is: 'adult' },
        ],
        personalFields: ['story'],
      },
    ]);
    expect(correction?.sealed).toMatchObject([{ name: 'story' }]);
    expect(file(ledger, id).openedAt).toBe(occurredAt);
  });
});

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
    const published = standardIn(ledger.office, ledger.caseOf(id).standard).components.requirements;
    const { requirements } = file(ledger, id);
    expect(requirements?.length).toBe(published.published ? published.value.length : 0);
    expect(requirements?.slice(0, 3)).toMatchObject([
      { no: 1, settled: 'received', settledBy: opening },
      { no: 2, settled: 'waived', settledBy: waiver },
      { no: 3, settled: 'open', settledBy: null },
    ]);
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
