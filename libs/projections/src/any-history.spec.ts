import { type Clock, clocksOf, type Instant, promiseOf, settlementOf } from '@jejak/domain';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accessLog } from './access-log/index.ts';
import { auditTrail } from './audit-trail/index.ts';
import { type CaseFile, caseFile, checklistOf, clocksNow } from './case-file/index.ts';
import { calendarIn, standardIn } from './events/index.ts';
import { inbox } from './inbox/index.ts';
import { letters } from './letters/index.ts';
import { mailQueue } from './mail-queue/index.ts';
import type { Projection } from './projection.ts';
import { reminders } from './reminders/index.ts';
import { serviceLevels } from './service-levels/index.ts';
import { shelter } from './shelter/index.ts';
import { standards } from './standards/index.ts';
import { subjects } from './subjects/index.ts';
import { fold, TestLedger, wander } from './testing/index.ts';
import { timelineOf } from './timeline/index.ts';
import { worklist } from './worklist/index.ts';

const history = fc
  .array(fc.tuple(fc.nat(1000), fc.nat(100_000)), { minLength: 20, maxLength: 120, size: 'max' })
  .map((choices) => {
    const ledger = new TestLedger();
    wander(ledger, choices);
    return ledger;
  });
const cuts = fc.array(fc.nat(200), { maxLength: 6 });
const runs = { numRuns: 25 };

/** Between batches documents and offices are stored and loaded again. */
function anySplitGivesTheSame<D extends { readonly id: string }, S extends { readonly id: string } = never>(
  projection: Projection<D, S>,
): void {
  test(`${projection.name}: any split into batches gives the same documents`, () => {
    fc.assert(
      fc.property(history, cuts, ({ events }, at) => {
        expect([...fold(projection, events, at)]).toEqual([...fold(projection, events)]);
      }),
      runs,
    );
  });
}

function clocksOfDomain({ office, now }: TestLedger, { state }: CaseFile, at: Instant = now): readonly Clock[] {
  return clocksOf(state, standardIn(office, state.standard), calendarIn(office).calendar, at);
}

describe('whatever an office does', () => {
  anySplitGivesTheSame(worklist);
  anySplitGivesTheSame(caseFile);
  anySplitGivesTheSame(serviceLevels);
  anySplitGivesTheSame(shelter);
  anySplitGivesTheSame(subjects);
  anySplitGivesTheSame(letters);
  anySplitGivesTheSame(standards);
  anySplitGivesTheSame(auditTrail);
  anySplitGivesTheSame(accessLog);
  anySplitGivesTheSame(reminders);
  anySplitGivesTheSame(inbox);
  anySplitGivesTheSame(mailQueue);

  test('the file holds the case as the domain folds it', () => {
    fc.assert(
      fc.property(history, ({ events, cases, office }) => {
        const files = fold(caseFile, events);
        expect([...files.values()].map(({ state }) => state)).toEqual([...cases.values()]);
        for (const { state, assignee, pauses } of files.values()) {
          expect(assignee).toBe(state.assignee);
          expect(pauses).toEqual(state.pauses);
          for (const { no, settled } of checklistOf(state, standardIn(office, state.standard)) ?? []) {
            expect(settled).toBe(settlementOf(state, no)?.settled ?? 'open');
          }
        }
      }),
      runs,
    );
  });

  test('the timeline has every event of a case, at the time that the domain takes it to have happened', () => {
    fc.assert(
      fc.property(history, ({ events, cases, office }) => {
        const trail = [...fold(auditTrail, events).values()];
        for (const { id, history } of cases.values()) {
          const ofCase = trail.filter((entry) => entry.case === id);
          const told = timelineOf(ofCase, office).map(({ eventId, occurredAt }) => ({ eventId, occurredAt }));
          expect(told).toEqual(history.map(({ eventId, occurredAt }) => ({ eventId, occurredAt })));
        }
      }),
      runs,
    );
  });

  test('the clocks of a case that never closed are those of the domain at every moment', () => {
    fc.assert(
      fc.property(history, (ledger) => {
        const { office, now } = ledger;
        for (const file of fold(caseFile, ledger.events).values()) {
          if (file.closings.length > 0) continue;
          const asked = clocksNow(file, standardIn(office, file.standard), calendarIn(office).calendar, now);
          expect(asked.filter(isRunning)).toEqual(clocksOfDomain(ledger, file).filter(isRunning));
          expect(asked.map(bounds)).toEqual(clocksOfDomain(ledger, file).map(bounds));
        }
      }),
      runs,
    );
  });

  test('a row says the same as the file of its case', () => {
    fc.assert(
      fc.property(history, ({ events }) => {
        const rows = fold(worklist, events);
        for (const file of fold(caseFile, events).values()) {
          const promise = promiseOf(file.clocks);
          const runs = file.open && promise?.running === 'running';
          expect(rows.get(file.id)).toMatchObject({
            office: file.office,
            number: file.number,
            service: file.service,
            standard: file.standard,
            status: file.status,
            statusLabel: file.statusLabel,
            unit: file.unit,
            assignee: file.assignee,
            open: file.open,
            outcome: file.terminal?.outcome ?? null,
            urgent: file.urgent,
            openedAt: file.openedAt,
            lastEventAt: file.recordedAt,
            revision: file.revision,
            clock: promise?.running ?? 'not-started',
            dueAt: runs ? promise.dueAt : null,
            budget: promise?.budget ?? null,
            onTime: promise?.onTime ?? null,
          });
        }
      }),
      runs,
    );
  });
});

function isRunning({ running }: Clock): boolean {
  return running !== 'stopped';
}

function bounds({ kind, name, run, startedAt, stoppedAt, dueAt, running, onTime }: Clock) {
  return { kind, name, run, startedAt, stoppedAt, dueAt, running, onTime };
}
