import type { Instant } from '../event/envelope.ts';
import type { Budget } from '../standard/standard.ts';
import { casePauses, pausesWithin } from './case-pauses.ts';
import { type CompiledCalendar, compileCalendar } from './compile-calendar.ts';
import { dueIn } from './due-at.ts';
import { type Elapsed, elapsedIn } from './elapsed.ts';
import { instantAt } from './instants.ts';
import { mergePauses, type Span } from './merge-pauses.ts';
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
  if (runs.length === 0) return [];
  const pauses = casePauses(input, timeline, asOf);
  return runs.flatMap((run, index) => {
    const stretch = stretchOf(input.calendar, run, pausesWithin(pauses, run), asOf);
    const judged = run.outcome === null || judgedOutcomes.includes(run.outcome);
    const terms = promisedTerms(input, extensionIn(input, run, runs[index + 1], asOf));
    return terms.map((term) => measure(stretch, term, index, judged));
  });
}

/** A sub-limit runs while its stay or its errand lasts, whatever the promise waits for. */
function subLimitClocks(input: ClockInput, timeline: readonly Moment[], asOf: Instant): Clock[] {
  return input.subLimits.flatMap((limit) => {
    const runs = runsOf(timeline, { start: limit.start, stop: limit.stop, restart: [] });
    return runs.map((run, index) =>
      measure(stretchOf(input.calendar, run, [], asOf), subLimitTerm(limit), index, true),
    );
  });
}

/** Units by which the term was extended in this run. */
function extensionIn({ extensions }: ClockInput, run: Run, next: Run | undefined, asOf: Instant): number {
  return extensions
    .filter(({ occurredAt }) => run.startedAt <= occurredAt && occurredAt <= asOf)
    .filter(({ occurredAt }) => !next || occurredAt < next.startedAt)
    .reduce((sum, { by }) => sum + by, 0);
}

/** A run up to its stop or to now: what its clocks have in common, whatever their term. */
interface Stretch {
  readonly calendar: CompiledCalendar;
  readonly run: Run;
  readonly pauses: readonly ClockPause[];
  /** The pauses that count, merged. */
  readonly waits: readonly Span[];
  readonly begin: number;
  readonly worked: Elapsed;
  readonly running: Clock['running'];
  readonly judgedAt: Instant;
}

function stretchOf(calendar: OfficeCalendar, run: Run, pauses: readonly ClockPause[], asOf: Instant): Stretch {
  const { startedAt, stoppedAt } = run;
  const compiled = compileCalendar(calendar);
  const until = stoppedAt ?? asOf;
  const counting = pauses.filter(({ counts }) => counts);
  const waits = mergePauses(counting, until);
  const [begin, end] = [Date.parse(startedAt), Date.parse(until)];
  const worked = elapsedIn(compiled, begin, end, waits);
  const running = runningOf(stoppedAt, counting);
  const judgedAt = running === 'paused' ? (beginningOfWait(waits, end) ?? until) : until;
  return { calendar: compiled, run, pauses, waits, begin, worked, running, judgedAt };
}

function measure(stretch: Stretch, { kind, name, budget, min }: Term, run: number, judged: boolean): Clock {
  const { startedAt, stoppedAt, outcome } = stretch.run;
  const dueBy = (term: Budget): Instant => instantAt(dueIn(stretch.calendar, stretch.begin, term, stretch.waits));
  const dueAt = dueBy(budget);
  const late = stretch.judgedAt > dueAt;
  return {
    kind,
    name,
    budget,
    startedAt,
    stoppedAt,
    dueAt,
    dueMinAt: min === null ? null : dueBy({ ...budget, n: min }),
    running: stretch.running,
    pauses: stretch.pauses,
    grossMinutes: stretch.worked.gross,
    netMinutes: stretch.worked.net,
    late,
    run,
    outcome,
    onTime: stoppedAt !== null && judged ? !late : null,
  };
}

function runningOf(stoppedAt: Instant | null, counting: readonly ClockPause[]): Clock['running'] {
  if (stoppedAt !== null) return 'stopped';
  return counting.some(({ to }) => to === null) ? 'paused' : 'running';
}

/**
 * When a wait began that lasts until now. What waits uses up nothing of its term until it goes on, so it is late or not
 * by that instant.
 */
function beginningOfWait(waits: readonly Span[], now: number): Instant | undefined {
  const wait = waits.at(-1);
  return wait?.to === now ? instantAt(wait.from) : undefined;
}
