import { describe, expect, test } from '@jest/globals';
import { auditTrail } from '../audit-trail/index.ts';
import { beforeSignature, fold, type TestLedger, takenIn } from '../testing/index.ts';
import { timelineOf } from './timeline-of.ts';

/** As the page of a case asks for it: in whatever order a store finds the entries. */
function timelineIn({ events, office }: TestLedger, id: string) {
  const ofCase = [...fold(auditTrail, events).values()].filter((entry) => entry.case === id);
  return timelineOf(ofCase.toReversed(), office);
}

describe('the timeline', () => {
  test('shows both times and both actors, and how late it was recorded', () => {
    const { ledger, id } = beforeSignature();
    const occurredAt = '2026-02-02T03:00:00.000Z';
    ledger.at('2026-02-02T06:00:00.000Z');
    const performedBy = { user: 'kadis' };
    ledger.does('secretary', id, { kind: 'record-step', step: 'ditandatangani', occurredAt, performedBy });
    expect(timelineIn(ledger, id).at(-1)).toMatchObject({
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
    const timeline = timelineIn(ledger, id);
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
    const [opening, correction] = timelineIn(ledger, id);
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
  });
});
