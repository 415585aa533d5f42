import type { Budget, ClockPolicy, StartRule, StopRule } from '@jejak/domain';
import { clip, type Days, joined, next, type Span, wholeMinutes } from './days.ts';
import { type Case, endingIn, endOfWait, inTime } from './told.ts';

export interface OracleRun {
  readonly startedAt: string;
  stoppedAt: string | null;
  outcome: string | null;
}

export interface OracleClock {
  readonly kind: string;
  readonly name: string;
  readonly run: number;
  readonly startedAt: string;
  readonly stoppedAt: string | null;
  readonly dueAt: string;
  readonly running: 'running' | 'paused' | 'stopped';
  readonly gross: number;
  readonly net: number;
  readonly outcome: string | null;
  readonly onTime: boolean | null;
  /** True where it waits, and was over before it began to. */
  readonly overdue: boolean;
}

interface Wait extends Span {
  readonly open: boolean;
  readonly counts: boolean;
}

/** Every clock of a case, reckoned from the beginning, as of an instant. */
export function clocksOf(one: Case, asOf: string): readonly OracleClock[] {
  const { standard } = one;
  const policy = bindingOf(one).policy;
  const restarts = ['CaseReopened', ...(policy.restart ? [policy.restart.type] : [])];
  const runs = runsOf(one, policy.start, policy.stop, restarts);
  const promises = runs.flatMap((run, at) => {
    const added = extensionOf(one, run, runs[at + 1]);
    const judged = run.outcome === null || (policy.judgedOutcomes as readonly string[]).includes(run.outcome);
    return termsOf(one, policy, added).map(({ kind, name, budget }) =>
      clockOf(one, { kind, name, run: at }, run, budget, waitsOf(one, run, asOf), judged, asOf),
    );
  });
  const limits = standard.procedure.subLimits.flatMap((limit) => {
    const { name, unit, max: n, dayKind, countsFirstDay } = limit;
    return runsOf(one, limit.start, limit.stop, []).map((run, at) =>
      clockOf(one, { kind: 'sub-limit', name, run: at }, run, { unit, n, dayKind, countsFirstDay }, [], true, asOf),
    );
  });
  return [...promises, ...limits];
}

function bindingOf({ told }: Case) {
  const bound = told.flatMap(({ event }) =>
    event.type === 'ReportReceived' || event.type === 'StandardRebound' ? [event.data.clock] : [],
  );
  const last = bound.at(-1);
  if (!last) throw new Error('a case without a clock');
  return last;
}

function termsOf(one: Case, policy: ClockPolicy, added: number) {
  const countsFirstDay = bindingOf(one).countsFirstDay ?? policy.countsFirstDay;
  const budget: Budget = { unit: policy.unit, n: policy.max + added, dayKind: policy.dayKind, countsFirstDay };
  const other = policy.alternative;
  return [
    { kind: 'promise', name: 'promise', budget },
    ...(other ? [{ kind: 'alternative', name: 'alternative', budget: { ...budget, dayKind: other.dayKind } }] : []),
    ...one.standard.secondPromises.map((second) => ({
      kind: 'second-promise',
      name: second.id,
      budget: second.budget,
    })),
  ];
}

function runsOf(one: Case, start: StartRule, stop: readonly StopRule[], restarts: readonly string[]): OracleRun[] {
  const runs: (OracleRun & { startedAt: string; settled: boolean })[] = [];
  let state = '';
  const before = new Map(one.told.map((entry, at) => [entry, one.told[at - 1]?.state ?? '']));
  for (const entry of inTime(one.told)) {
    if (entry.state !== before.get(entry)) state = entry.state;
    const { at, event } = entry;
    const ending = endingIn(one.standard, state) ?? null;
    const last = runs.at(-1);
    const stops = stop.some((rule) => (rule === 'terminal' ? ending !== null : rule.type === event.type));
    if (stops) {
      if (last && last.stoppedAt === null) last.stoppedAt = at;
    } else if (last && restarts.includes(event.type)) {
      if (last.stoppedAt === null) last.stoppedAt = at;
      runs.push({ startedAt: at, stoppedAt: null, outcome: null, settled: true });
    } else if (event.type === start.type) {
      if (!last) runs.push({ startedAt: at, stoppedAt: null, outcome: null, settled: start.which !== 'last' });
      else if (start.which === 'first-of-stay' && last.stoppedAt !== null)
        runs.push({ startedAt: at, stoppedAt: null, outcome: null, settled: true });
      else if (start.which === 'last' && !last.settled) {
        if (last.stoppedAt === null) last.startedAt = at;
        else runs.push({ startedAt: at, stoppedAt: null, outcome: null, settled: false });
      }
    } else if (last && event.type === start.before) last.settled = true;
    const now = runs.at(-1);
    if (now && now.outcome === null) now.outcome = ending;
  }
  return runs;
}

function extensionOf({ told }: Case, run: OracleRun, after: OracleRun | undefined): number {
  return told.reduce((sum, { event, at }) => {
    const within = at >= run.startedAt && (!after || at < after.startedAt);
    return event.type === 'TermExtended' && within ? sum + event.data.by : sum;
  }, 0);
}

/** Waits of a run, whether they count or not; one that lasts runs to the instant asked. */
function waitsOf(one: Case, run: OracleRun, asOf: string): readonly Wait[] {
  const { policy, adoptedPauses } = bindingOf(one);
  const adopted = (state: string) => adoptedPauses.some((pause) => pause.state === state);
  const end = Date.parse(run.stoppedAt ?? asOf);
  const found: Wait[] = [];
  const add = (from: string, to: string | null, counts: boolean): void => {
    const open = to === null && run.stoppedAt === null;
    const span = clip(
      { from: Date.parse(from), to: to === null ? end : Date.parse(to) },
      { from: Date.parse(run.startedAt), to: run.stoppedAt === null ? Number.POSITIVE_INFINITY : end },
    );
    if (open || span.from < span.to) found.push({ ...span, open, counts });
  };
  const chain = one.told.filter(({ moves }) => moves);
  const changes = chain.filter(({ state }, at) => state !== chain[at - 1]?.state);
  for (const [at, { state, at: from }] of changes.entries()) {
    for (const pause of policy.pauses.filter((each) => each.state === state)) {
      add(from, changes[at + 1]?.at ?? null, pause.adopt === 'default' || adopted(state));
    }
  }
  for (const { event, at: from } of one.told) {
    if (event.type !== 'ClockPaused') continue;
    const { party } = event.data;
    const allowed = policy.pauses.some(
      (pause) => pause.party === party && (pause.adopt === 'default' || adopted(pause.state)),
    );
    add(from, endOfWait(one.told, event)?.at ?? null, allowed);
  }
  return found;
}

/** The calendar of the end that a clock had stopped by; else that of the last end, or the present one while open. */
export function daysFor(one: Case, stoppedAt: string | null): Days {
  const by = stoppedAt === null ? undefined : one.ends.find(({ told }) => stoppedAt <= told.at);
  if (by) return by.days;
  return isOpen(one) ? one.now : (one.ends.at(-1)?.days ?? one.now);
}

export function isOpen(one: Case): boolean {
  return endingIn(one.standard, one.told.findLast(({ moves }) => moves)?.state ?? '') === undefined;
}

function clockOf(
  one: Case,
  named: { readonly kind: string; readonly name: string; readonly run: number },
  { startedAt, stoppedAt, outcome }: OracleRun,
  budget: Budget,
  waits: readonly Wait[],
  judged: boolean,
  asOf: string,
): OracleClock {
  const days = daysFor(one, stoppedAt);
  const counting = waits.filter(({ counts }) => counts);
  const span = { from: Date.parse(startedAt), to: Date.parse(stoppedAt ?? asOf) };
  const paused = joined(counting);
  const due = dueOf(days, span.from, budget, paused);
  const running = stoppedAt !== null ? 'stopped' : counting.some(({ open }) => open) ? 'paused' : 'running';
  return {
    ...named,
    startedAt,
    stoppedAt,
    dueAt: new Date(due).toISOString(),
    running,
    gross: wholeMinutes(days.openIn(span)),
    net: wholeMinutes(days.openIn(span, paused)),
    outcome,
    onTime: stoppedAt !== null && judged ? span.to <= due : null,
    overdue: running === 'paused' && (paused.at(-1)?.from ?? 0) > due,
  };
}

/** The last instant in time, counted off on the calendar. */
function dueOf(days: Days, start: number, budget: Budget, paused: readonly Span[]): number {
  if (budget.dayKind === 'office-minutes') return minutesDue(days, start, budget.n, paused);
  const working = budget.dayKind === 'working';
  let date = days.dateOf(start);
  if (working) {
    while (!days.isWorkingDay(date) || (date === days.dateOf(start) && start >= days.closing(date))) date = next(date);
  }
  let left = budget.countsFirstDay && budget.unit === 'day' ? budget.n - 1 : budget.n;
  const forward = (): void => {
    do date = next(date);
    while (working && !days.isWorkingDay(date));
  };
  if (budget.unit === 'month') {
    date = Temporal.PlainDate.from(date).add({ months: left }).toString();
    left = 0;
  }
  if (budget.unit === 'week') left *= 7;
  for (; left > 0; left--) forward();
  const due = (): number => (working ? days.closing(date) : days.midnightAfter(date));
  for (const pause of paused) {
    if (pause.from >= due()) break;
    for (let day = next(days.dateOf(pause.from)); day <= days.dateOf(pause.to); day = next(day)) {
      if (!working || days.isWorkingDay(day)) forward();
    }
  }
  return due();
}

/** Minute by minute through the open hours, those of the pauses left out. */
function minutesDue(days: Days, start: number, n: number, paused: readonly Span[]): number {
  let left = n * 60_000;
  for (let date = days.dateOf(start); ; date = next(date)) {
    for (const hours of days.hours(date)) {
      for (let at = Math.max(hours.from, start); at < hours.to; ) {
        const pause = paused.find(({ from, to }) => from <= at && at < to);
        const until = pause ? pause.to : Math.min(hours.to, paused.find(({ from }) => from > at)?.from ?? hours.to);
        if (!pause && until - at >= left) return at + left;
        if (!pause) left -= until - at;
        at = until;
      }
    }
  }
}
