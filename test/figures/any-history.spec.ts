import { type Clock, calendarAtRevision } from '@jejak/domain';
import { caseFile, clocksNow, dashboard, performance, serviceLevels, shelter, worklist } from '@jejak/projections';
import { fold, sumUp, TestLedger, wander } from '@jejak/projections/testing';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clocksOf, type OracleClock } from './oracle/clocks.ts';
import { insideOf, lateAt, levelOf, openOf, performanceOf } from './oracle/figures.ts';
import { casesIn } from './oracle/told.ts';

const history = fc
  .array(fc.tuple(fc.nat(1000), fc.nat(100_000)), { minLength: 20, maxLength: 150, size: 'max' })
  .map((choices) => {
    const ledger = new TestLedger();
    wander(ledger, choices);
    return ledger;
  });
const runs = { numRuns: Number(process.env.FIGURES_RUNS ?? 25) };

/** What the oracle knows of a clock. */
function told({
  kind,
  name,
  run,
  startedAt,
  stoppedAt,
  dueAt,
  running,
  grossMinutes,
  netMinutes,
  outcome,
  onTime,
}: Clock) {
  return {
    kind,
    name,
    run,
    startedAt,
    stoppedAt,
    dueAt,
    running,
    gross: grossMinutes,
    net: netMinutes,
    outcome,
    onTime,
  };
}

function known({ overdue: _, ...clock }: OracleClock) {
  return clock;
}

describe('whatever an office does, a slow recomputation from its events says the same of', () => {
  test('every clock of every case, as it stands and as of now', () => {
    fc.assert(
      fc.property(history, ({ events, office, now }) => {
        const levels = fold(serviceLevels, events);
        const files = fold(caseFile, events);
        for (const one of casesIn(events)) {
          const [level, file] = [levels.get(one.id), files.get(one.id)];
          const calendar = file && calendarAtRevision(office, file.calendarRevision);
          if (!level || !file || !calendar) throw new Error(`there is nothing of case ${one.id}`);
          expect(level.clocks.map(told)).toEqual(clocksOf(one, level.clocksAsOf).map(known));
          const asked = clocksNow(file, one.standard, calendar, now);
          expect(asked.map(told)).toEqual(clocksOf(one, now).map(known));
        }
      }),
      runs,
    );
  });

  test('every figure of performance and of the dashboard', () => {
    fc.assert(
      fc.property(history, ({ events, now }) => {
        const levels = casesIn(events).map((one) => levelOf(one, now));
        const months = sumUp(performance, fold(serviceLevels, events).values());
        expect(Object.fromEntries(months)).toEqual(Object.fromEntries(performanceOf(levels)));
        const rows = fold(worklist, events);
        expect(Object.fromEntries(sumUp(dashboard, rows.values()))).toEqual(Object.fromEntries(openOf(levels)));
        const late = [...rows.values()].filter(({ open, dueAt }) => open && dueAt !== null && dueAt < now);
        expect(late.length).toBe(lateAt(levels, now).get('DMI') ?? 0);
      }),
      runs,
    );
  });

  test('how many cases are found behind each figure', () => {
    fc.assert(
      fc.property(history, ({ events, now }) => {
        const rows = [...fold(serviceLevels, events).values()];
        for (const [key, figures] of performanceOf(casesIn(events).map((one) => levelOf(one, now)))) {
          const [, unit, service, month] = JSON.parse(key);
          const own = rows.filter((row) => row.unit === unit && row.service === service);
          const present = own.filter((row) => row.month === month);
          const earlier = own.filter(({ again }) => again).flatMap((row) => row.runs.slice(0, -1));
          const before = earlier.filter((run) => run.month === month);
          const found = (result: string) => [...present, ...before].filter((each) => each.result === result).length;
          expect(own.filter((row) => row.receivedMonth === month).length).toBe(figures.received ?? 0);
          expect(present.length + before.length).toBe(figures.finished ?? 0);
          for (const result of ['on-time', 'late', 'not-judged']) expect(found(result)).toBe(figures[result] ?? 0);
        }
      }),
      runs,
    );
  });

  test('who is in the shelter, and since when', () => {
    fc.assert(
      fc.property(history, ({ events, now }) => {
        const inside = [...fold(shelter, events).values()].filter((row) => row.inside);
        const levels = casesIn(events).map((one) => levelOf(one, now));
        expect(new Map(inside.map(({ id, since }) => [id, since]))).toEqual(insideOf(levels));
      }),
      runs,
    );
  });
});

test('histories hold late entries, deviations, corrected instants, reopenings, pauses, other hours and later versions', () => {
  const events = fc.sample(history, { numRuns: 20, seed: 1 }).flatMap((ledger) => ledger.events);
  const late = events.filter(
    ({ stream, occurredAt, recordedAt }) => stream.startsWith('case-') && occurredAt < recordedAt,
  );
  const deviations = events.filter(({ data }) => 'deviation' in data);
  const moved = events.filter(({ type, data }) => type === 'EventCorrected' && data.occurredAt !== undefined);
  const of = (type: string) => events.filter((event) => event.type === type);
  const rare = ['CaseReopened', 'ClockPaused', 'ClockResumed', 'TermExtended', 'StandardRebound'].map(of);
  const hours = of('CalendarSet').filter(({ data }) => JSON.stringify(data).includes('Ramadan'));
  for (const found of [late, deviations, moved, hours, ...rare]) expect(found.length).toBeGreaterThan(0);
});
