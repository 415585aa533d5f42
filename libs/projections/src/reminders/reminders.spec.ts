import { calendarAtRevision, clocksOf, RUNGS, reminderKey, rungsOf } from '@jejak/domain';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { caseFile } from '../case-file/index.ts';
import { standardIn } from '../events/index.ts';
import { fold, folded, TestLedger, takenIn, wander } from '../testing/index.ts';
import { reminders } from './reminders.ts';

const rowOf = (ledger: TestLedger, id: string) => folded(reminders, ledger.events, id);
const promise = { kind: 'promise', name: 'promise', run: 0 } as const;

describe('what is to be reminded of', () => {
  test('are the rungs of the promise, in order of time, with the first as the next', () => {
    const { ledger, id } = takenIn();
    const { coming, nextAt } = rowOf(ledger, id);
    expect(coming.map(({ clock, rung }) => [clock.kind, rung])).toEqual(RUNGS.map((rung) => ['promise', rung]));
    expect(nextAt).toBe(coming[0]?.at);
    expect(coming.map(({ at }) => at).toSorted()).toEqual(coming.map(({ at }) => at));
  });

  test('is nothing while the clock is paused, and comes back with the due date that then holds', () => {
    const { ledger, id } = takenIn();
    const before = rowOf(ledger, id);
    ledger.does('desk', id, { kind: 'pause-clock', facts: { reason: 'file-incomplete', party: 'applicant' } });
    expect(rowOf(ledger, id)).toMatchObject({ nextAt: null, coming: [] });
    ledger.passes(2 * 24 * 60).does('desk', id, { kind: 'resume-clock' });
    const after = rowOf(ledger, id);
    expect(after.coming).toHaveLength(4);
    expect((after.coming[0]?.dueAt ?? '') > (before.coming[0]?.dueAt ?? '')).toBe(true);
  });

  test('is nothing either where the pause was recorded in the same millisecond as what went before', () => {
    const { ledger, id } = takenIn();
    ledger.at(ledger.last.recordedAt);
    ledger.does('desk', id, { kind: 'pause-clock', facts: { reason: 'file-incomplete', party: 'applicant' } });
    expect(rowOf(ledger, id).coming).toEqual([]);
  });

  test('what was sent is not among them, until the due date moves', () => {
    const { ledger, id } = takenIn();
    const [half] = rowOf(ledger, id).coming;
    const dueAt = half?.dueAt ?? '';
    ledger.reminds(id, { clock: promise, rung: 'half', dueAt, reachedAt: ledger.now }, [{ user: 'worker' }]);
    expect(rowOf(ledger, id).coming.map(({ rung }) => rung)).toEqual(['four-fifths', 'due', 'late']);
    ledger.says('kadis', {
      kind: 'announce-holiday',
      date: dueAt.slice(0, 10),
      name: 'Cuti bersama',
      holidayKind: 'joint-leave',
      source: 'SKB',
    });
    const moved = rowOf(ledger, id);
    expect(moved.coming.map(({ rung }) => rung)).toEqual([...RUNGS]);
    expect((moved.coming[0]?.dueAt ?? '') > dueAt).toBe(true);
  });
});

test('whatever happens, they are the rungs of every running clock that was promised, less those that were sent', () => {
  const history = fc.array(fc.tuple(fc.nat(1000), fc.nat(100_000)), { minLength: 20, maxLength: 80, size: 'max' });
  fc.assert(
    fc.property(history, (choices) => {
      const ledger = new TestLedger();
      wander(ledger, choices);
      const rows = fold(reminders, ledger.events);
      for (const file of fold(caseFile, ledger.events).values()) {
        const calendar = calendarAtRevision(ledger.office, file.calendarRevision);
        if (!calendar) throw new Error('no calendar');
        const sent = ledger.events.flatMap((event) =>
          event.type === 'ReminderSent' && event.data.case === file.id ? [reminderKey(event.data)] : [],
        );
        const expected = clocksOf(file.state, standardIn(ledger.office, file.standard), calendar, ledger.now)
          .filter(({ kind }) => kind === 'promise' || kind === 'sub-limit')
          .flatMap((clock) => rungsOf(calendar, clock).map((rung) => ({ ...rung, clock, dueAt: clock.dueAt })))
          .filter((reminder) => !sent.includes(reminderKey(reminder)));
        const row = rows.get(file.id);
        expect(row?.coming.map((coming) => [reminderKey(coming), coming.at]).toSorted()).toEqual(
          expected.map((each) => [reminderKey(each), each.at]).toSorted(),
        );
        expect(row?.nextAt ?? null).toBe(expected.map(({ at }) => at).toSorted()[0] ?? null);
      }
    }),
    { numRuns: 25 },
  );
});
