import type { Instant } from '../event/envelope.ts';
import type { Outcome, StartRule, StopRule } from '../standard/standard.ts';
import type { Moment } from './timeline.ts';

/** One run of a clock: from a start to a stop, or to the event that starts the next run. */
export interface Run {
  readonly startedAt: Instant;
  readonly stoppedAt: Instant | null;
  /** How the case ended in this run, if it did; may come after the stop. */
  readonly outcome: Outcome | null;
}

export interface RunRule {
  readonly start: StartRule;
  readonly stop: readonly StopRule[];
  /** Types of the events that start a clock anew, once it has run. */
  readonly restart: readonly string[];
}

interface OpenRun {
  startedAt: Instant;
  stoppedAt: Instant | null;
  outcome: Outcome | null;
  /** The start does not move any more. */
  fixed: boolean;
}

/** All runs of a clock; none where its start event is not there yet. */
export function runsOf(timeline: readonly Moment[], rule: RunRule): readonly Run[] {
  const runs: OpenRun[] = [];
  for (const moment of timeline) {
    follow(runs, moment, rule);
    const last = runs.at(-1);
    if (last) last.outcome ??= moment.outcome;
  }
  return runs;
}

function follow(runs: OpenRun[], moment: Moment, rule: RunRule): void {
  const last = runs.at(-1);
  if (stops(moment, rule.stop)) {
    if (last) last.stoppedAt ??= moment.at;
  } else if (last && rule.restart.includes(moment.type)) {
    last.stoppedAt ??= moment.at;
    runs.push(startingAt(moment, true));
  } else if (moment.type === rule.start.type) {
    start(runs, moment, rule.start);
  } else if (last && moment.type === rule.start.before) {
    last.fixed = true;
  }
}

function start(runs: OpenRun[], moment: Moment, rule: StartRule): void {
  const last = runs.at(-1);
  const fixed = rule.which !== 'last';
  if (!last) runs.push(startingAt(moment, fixed));
  else if (rule.which === 'first-of-stay' && last.stoppedAt !== null) runs.push(startingAt(moment, fixed));
  else if (rule.which === 'last' && !last.fixed && last.stoppedAt === null) last.startedAt = moment.at;
  else if (rule.which === 'last' && !last.fixed) runs.push(startingAt(moment, fixed));
}

function startingAt(moment: Moment, fixed: boolean): OpenRun {
  return { startedAt: moment.at, stoppedAt: null, outcome: null, fixed };
}

function stops(moment: Moment, rules: readonly StopRule[]): boolean {
  return rules.some((rule) => (rule === 'terminal' ? moment.outcome !== null : rule.type === moment.type));
}
