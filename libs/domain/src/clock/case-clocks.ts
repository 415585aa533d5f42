import type { Instant } from '../event/envelope.ts';
import { casePauses, pausesWithin } from './case-pauses.ts';
import { dueAt } from './due-at.ts';
import { elapsed } from './elapsed.ts';
import { mergePauses } from './merge-pauses.ts';
import { type Run, runsOf } from './runs.ts';
import { promisedTerms, subLimitTerm, type Term } from './terms.ts';
import { type Moment, timelineOf } from './timeline.ts';
import type { Clock, ClockInput, ClockPause, OfficeCalendar } from './types.ts';

/**
 * All clocks of a case as of an instant: run by run its promise, the other reading of it and the promises of other
 * publications; then its sub-limits. A clock that has not started yet is not among them.
 */
export function caseClocks(input: ClockInput, asOf: Instant): Clock[] {
  const timeline = timelineOf(input, asOf);
  return [...promiseClocks(input, timeline, asOf), ...subLimitClocks(input, timeline, asOf)];
}

function promiseClocks(input: ClockInput, timeline: readonly Moment[], asOf: Instant): Clock[] {
  const { start, stop, restart, judgedOutcomes } = input.policy;
  const runs = runsOf(timeline, { start, stop, restart: restart ? ['CaseReopened', restart.type] : ['CaseReopened'] });
  const pauses = casePauses(input, timeline, asOf);
  return runs.flatMap((run, index) => {
    const waits = pausesWithin(pauses, run);
    const judged = run.outcome === null || judgedOutcomes.includes(run.outcome);
    return promisedTerms(input, extensionIn(input, run, runs[index + 1], asOf)).map((term): Clock => {
      const clock = measure(input.calendar, term, run, waits, asOf);
      return {
        ...clock,
        run: index,
        outcome: run.outcome,
        onTime: run.stoppedAt !== null && judged ? !clock.late : null,
      };
    });
  });
}

/** A sub-limit runs while its stay or its errand lasts, whatever the promise waits for. */
function subLimitClocks(input: ClockInput, timeline: readonly Moment[], asOf: Instant): Clock[] {
  return input.subLimits.flatMap((limit) =>
    runsOf(timeline, { start: limit.start, stop: limit.stop, restart: [] }).map((run, index): Clock => {
      const clock = measure(input.calendar, subLimitTerm(limit), run, [], asOf);
      return { ...clock, run: index, outcome: run.outcome, onTime: run.stoppedAt !== null ? !clock.late : null };
    }),
  );
}

/** Units by which the term was extended in this run. */
function extensionIn({ extensions }: ClockInput, run: Run, next: Run | undefined, asOf: Instant): number {
  return extensions
    .filter(({ occurredAt }) => run.startedAt <= occurredAt && occurredAt <= asOf)
    .filter(({ occurredAt }) => !next || occurredAt < next.startedAt)
    .reduce((sum, { by }) => sum + by, 0);
}

type Measured = Omit<Clock, 'run' | 'outcome' | 'onTime'>;

function measure(
  calendar: OfficeCalendar,
  term: Term,
  run: Run,
  pauses: readonly ClockPause[],
  asOf: Instant,
): Measured {
  const { kind, name, budget, min } = term;
  const { startedAt, stoppedAt } = run;
  const until = stoppedAt ?? asOf;
  const counting = pauses.filter(({ counts }) => counts);
  const { gross, net } = elapsed(calendar, startedAt, until, counting);
  const due = dueAt(calendar, startedAt, budget, counting, until);
  return {
    kind,
    name,
    budget,
    startedAt,
    stoppedAt,
    dueAt: due,
    dueMinAt: min === null ? null : dueAt(calendar, startedAt, { ...budget, n: min }, counting, until),
    running: runningOf(stoppedAt, counting),
    pauses,
    grossMinutes: gross,
    netMinutes: net,
    late: judgedAt(stoppedAt, counting, until) > due,
  };
}

/**
 * The instant by which a clock is late or not: its stop, or now. What waits uses up nothing of its term until it goes
 * on, so a wait that lasts is judged by its beginning.
 */
function judgedAt(stoppedAt: Instant | null, counting: readonly ClockPause[], until: Instant): Instant {
  if (stoppedAt !== null || !counting.some(({ to }) => to === null)) return until;
  const wait = mergePauses(counting, until).at(-1);
  const now = Date.parse(until);
  return wait && wait.to === now ? new Date(wait.from).toISOString() : until;
}

function runningOf(stoppedAt: Instant | null, counting: readonly ClockPause[]): Clock['running'] {
  if (stoppedAt !== null) return 'stopped';
  return counting.some(({ to }) => to === null) ? 'paused' : 'running';
}
