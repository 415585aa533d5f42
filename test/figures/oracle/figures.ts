import { clocksOf, daysFor, isOpen, type OracleClock } from './clocks.ts';
import type { Days } from './days.ts';
import { type Case, endingIn, endOfWait, inTime } from './told.ts';

export type Figures = { [figure: string]: number };
export type Sums = Map<string, Figures>;

const APPLICANTS = ['applicant', 'reporter', 'family'];
const LEAVING = ['ClientDeparted', 'ClientSent', 'ClientReturnedToFamily', 'ClientLeft', 'ClientDied'];

/** A run of a case's promise with all that is said of it; the case itself where the promise never started. */
export interface OracleResult {
  readonly run: number;
  readonly result: 'on-time' | 'late' | 'not-judged' | null;
  readonly month: string | null;
  readonly outcome: string | null;
  readonly promise: OracleClock | null;
  readonly others: readonly OracleClock[];
  /** Open milliseconds by whose turn it was and by state; null while it lasts. */
  readonly spent: { readonly by: Figures; readonly states: Figures } | null;
}

export interface OracleLevel {
  readonly of: Case;
  readonly open: boolean;
  readonly unit: string | null;
  readonly service: string;
  readonly receivedMonth: string;
  readonly clocks: readonly OracleClock[];
  readonly results: readonly OracleResult[];
}

export function levelOf(one: Case, asOf: string): OracleLevel {
  const clocks = clocksOf(one, asOf);
  const first = one.told[0];
  if (first?.event.type !== 'ReportReceived') throw new Error('a case begins with its report');
  const unit = one.told.reduce<string | null>((now, { event }) => {
    return event.type === 'CaseReassigned' ? (event.data.unit ?? now) : now;
  }, first.event.data.unit);
  const days = daysFor(one, null);
  return {
    of: one,
    open: isOpen(one),
    unit,
    service: first.event.data.service,
    receivedMonth: monthOf(days, first.at),
    clocks,
    results: resultsOf(one, clocks, first.at),
  };
}

function resultsOf(one: Case, clocks: readonly OracleClock[], openedAt: string): readonly OracleResult[] {
  const last = one.told.findLast(({ moves }) => moves);
  const closedAt = isOpen(one) ? null : (last?.at ?? null);
  const promises = clocks.filter(({ kind }) => kind === 'promise');
  if (promises.length === 0) {
    const days = daysFor(one, null);
    return [
      {
        run: 0,
        result: closedAt === null ? null : 'not-judged',
        month: closedAt === null ? null : monthOf(days, closedAt),
        outcome: endingIn(one.standard, last?.state ?? '') ?? null,
        promise: null,
        others: clocks,
        spent: closedAt === null ? null : spentIn(one, days, openedAt, closedAt),
      },
    ];
  }
  return promises.map((promise, at): OracleResult => {
    const days = daysFor(one, promise.stoppedAt);
    const from = at === 0 ? openedAt : promise.startedAt;
    const after = promises[at + 1]?.startedAt;
    const until = after ?? closedAt;
    const finishedAt = promise.stoppedAt ?? until;
    const judged = promise.onTime === null ? 'not-judged' : promise.onTime ? 'on-time' : 'late';
    return {
      run: at,
      result: finishedAt === null ? null : judged,
      month: finishedAt === null ? null : monthOf(days, finishedAt),
      outcome: promise.outcome,
      promise,
      others: clocks.filter((clock) => {
        if (clock.kind !== 'sub-limit') return clock !== promise && clock.run === at;
        return (at === 0 || clock.startedAt >= promise.startedAt) && (after === undefined || clock.startedAt < after);
      }),
      spent: until === null ? null : spentIn(one, days, from, until),
    };
  });
}

function monthOf(days: Days, at: string): string {
  return days.dateOf(Date.parse(at)).slice(0, 7);
}

/** Instant after instant at which something changes: whose turn it was in between. */
function spentIn(one: Case, days: Days, from: string, until: string): { by: Figures; states: Figures } {
  const chain = one.told.filter(({ moves }) => moves);
  const waits = one.told
    .filter(({ event }) => event.type === 'ClockPaused')
    .map(({ event, at }) => {
      return {
        from: at,
        to: endOfWait(one.told, event)?.at ?? '9999',
        party: event.type === 'ClockPaused' ? event.data.party : '',
      };
    })
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const marks = [...chain.map(({ at }) => at), ...waits.flatMap((wait) => [wait.from, wait.to]), from, until];
  const instants = [...new Set(marks)].filter((at) => from <= at && at <= until).sort();
  const by: Figures = {};
  const states: Figures = {};
  for (const [place, begin] of instants.entries()) {
    const end = instants[place + 1];
    const state = chain.findLast(({ at }) => at <= begin)?.state ?? '';
    if (end === undefined || endingIn(one.standard, state) !== undefined) continue;
    const open = days.openIn({ from: Date.parse(begin), to: Date.parse(end) });
    const wait = waits.find((each) => each.from <= begin && begin < each.to);
    const party = wait?.party ?? one.standard.procedure.states[state]?.waitingFor;
    const whom = party === undefined ? 'office' : APPLICANTS.includes(party) ? 'applicant' : 'third-party';
    if (open === 0) continue;
    by[whom] = (by[whom] ?? 0) + open;
    states[state] = (states[state] ?? 0) + open;
  }
  return { by, states };
}

/** Every figure of `performance`, counted over all cases; what is 0 is left out. */
export function performanceOf(levels: readonly OracleLevel[]): Sums {
  const sums: Sums = new Map();
  for (const { of: one, unit, service, receivedMonth, results } of levels) {
    const counted =
      (month: string) =>
      (figure: string, value = 1): void => {
        const key = JSON.stringify([one.office, unit, service, month]);
        const figures = sums.get(key) ?? {};
        sums.set(key, figures);
        if (value !== 0) figures[figure] = (figures[figure] ?? 0) + value;
      };
    counted(receivedMonth)('received');
    for (const result of results) if (result.month !== null) countResult(result, counted(result.month));
  }
  return sums;
}

function countResult(
  { run, result, outcome, promise, others, spent }: OracleResult,
  count: (figure: string, value?: number) => void,
): void {
  const how = outcome ?? 'pending';
  count('finished');
  count(`outcome/${how}`);
  if (run > 0) count('again');
  if (result === 'not-judged') {
    count('not-judged');
    if (promise && promise.stoppedAt !== null) {
      count(`apart/${how}/measured`);
      if (promise.stoppedAt <= promise.dueAt) count(`apart/${how}/within`);
      count(`apart/${how}/grossMinutes`, promise.gross);
      count(`apart/${how}/netMinutes`, promise.net);
    }
  } else if (promise) {
    count('judged');
    count(result ?? '');
    count('grossMinutes', promise.gross);
    count('netMinutes', promise.net);
  }
  for (const { kind, name, onTime } of others) {
    if (onTime === null) continue;
    const figure = kind === 'alternative' ? kind : `${kind}/${name}`;
    count(`${figure}/judged`);
    if (onTime) count(`${figure}/on-time`);
  }
  if (!spent) return;
  count('timed');
  for (const [whom, open] of Object.entries(spent.by)) count(`time/${whom}`, open);
  for (const [state, open] of Object.entries(spent.states)) {
    count(`state/${state}/time`, open);
    count(`state/${state}/runs`);
  }
}

/** The figures of `dashboard` that the events alone decide. */
export function openOf(levels: readonly OracleLevel[]): Sums {
  const sums: Sums = new Map();
  for (const { of: one, unit, service, open, clocks } of levels) {
    const key = JSON.stringify([one.office, unit]);
    const figures = sums.get(key) ?? {};
    sums.set(key, figures);
    const count = (figure: string): void => {
      figures[figure] = (figures[figure] ?? 0) + 1;
    };
    if (!open) {
      count('closed');
      continue;
    }
    const promise = clocks.findLast(({ kind }) => kind === 'promise');
    count('open');
    count(`service/${service}`);
    if (!promise) count('not-started');
    if (promise?.running === 'stopped') count('answered');
    if (promise?.running === 'paused') count('paused');
    if (promise?.overdue) count('overdue');
    count(`waiting-on/${turnIn(one)}`);
    if (lastSaid(one, 'urgent') === true) count('urgent');
    if (typeof lastSaid(one, 'assignee') !== 'string') count('unassigned');
  }
  return sums;
}

/** Whose turn it is: a party's that a recorded wait or the state names, else by what may be done next. */
function turnIn({ told, standard: { procedure } }: Case): string {
  const state = told.findLast(({ moves }) => moves)?.state ?? '';
  const wait = told.find(({ event }) => event.type === 'ClockPaused' && endOfWait(told, event) === undefined);
  const party = wait?.event.type === 'ClockPaused' ? wait.event.data.party : procedure.states[state]?.waitingFor;
  if (party !== undefined) return APPLICANTS.includes(party) ? 'applicant' : 'third-party';
  const steps = procedure.steps.filter(({ from, condition }) => from.includes(state) && condition === undefined);
  if (steps.some(({ type }) => type === 'DocumentSigned' || type === 'ApprovalDecided')) return 'signature';
  return steps.some(({ type }) => type === 'DraftInitialled') ? 'initials' : 'office';
}

const SAYING = ['ReportReceived', 'CaseAssessed', 'CaseAssigned', 'CaseReassigned'];

/** What the last event that says something under a name says, as it was corrected last. */
function lastSaid({ told }: Case, name: string): unknown {
  const said = told
    .filter(({ event }) => SAYING.includes(event.type))
    .map(({ event }) => {
      const own = 'facts' in event.data ? { ...Object(event.data.facts) } : { ...event.data };
      const mended = told.flatMap(({ event: { type, data } }) =>
        type === 'EventCorrected' && data.event === event.id ? [data.fields] : [],
      );
      return new Map(Object.entries(Object.assign({}, own, ...mended)));
    });
  return said.findLast((facts) => facts.get(name) !== undefined)?.get(name);
}

/** Promises that run and are over at an instant, by office. */
export function lateAt(levels: readonly OracleLevel[], now: string): ReadonlyMap<string, number> {
  const late = new Map<string, number>();
  for (const { of: one, open, clocks } of levels) {
    const promise = clocks.findLast(({ kind }) => kind === 'promise');
    if (!open || promise?.running !== 'running' || now <= promise.dueAt) continue;
    late.set(one.office, (late.get(one.office) ?? 0) + 1);
  }
  return late;
}

/** Who is inside at the end of the ledger, with the instant since when. */
export function insideOf(levels: readonly OracleLevel[]): ReadonlyMap<string, string> {
  const inside = new Map<string, string>();
  for (const { of: one } of levels) {
    let since: string | null = null;
    for (const { event, at } of inTime(one.told)) {
      if (event.type === 'ClientSheltered') since ??= at;
      if (LEAVING.includes(event.type)) since = null;
    }
    if (since !== null) inside.set(one.id, since);
  }
  return inside;
}
