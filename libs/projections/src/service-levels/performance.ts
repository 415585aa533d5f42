import type { Clock } from '@jejak/domain';
import type { Share, Totals } from '../totals.ts';
import type { RunResult, ServiceLevel } from './row.ts';

type Figures = { [figure: string]: number };

/**
 * Office × unit × service × month: what was received in the month, and how the runs that finished in it went. The
 * formula of each figure stands in docs/figures.md.
 */
export const performance: Totals<ServiceLevel> = {
  name: 'performance',
  version: 1,
  indexes: [
    ['office', 'month', 'service', 'unit'],
    ['office', 'service', 'month', 'unit'],
  ],
  contribution(level) {
    const of = ({ office, unit, service }: ServiceLevel, month: string): Share['of'] => ({
      office,
      unit,
      service,
      month,
    });
    const received = { of: of(level, level.receivedMonth), figures: { received: 1 } };
    const finished = level.runs.flatMap((run): Share[] =>
      run.month === null ? [] : [{ of: of(level, run.month), figures: figuresOfRun(level, run) }],
    );
    return [received, ...finished];
  },
};

/** What one run of a case adds to the figures of the month in which it finished. */
export function figuresOfRun(level: Pick<ServiceLevel, 'clocks' | 'runs'>, run: RunResult): Readonly<Figures> {
  return figuresOf(run, clocksIn(level, run));
}

/** The clocks of one run: its readings, and the sub-limits that began in it. */
function clocksIn({ clocks, runs }: Pick<ServiceLevel, 'clocks' | 'runs'>, { run }: RunResult): readonly Clock[] {
  const next = runs.find((other) => other.run === run + 1);
  const own = runs.find((other) => other.run === run);
  return clocks.filter((clock) => {
    if (clock.kind !== 'sub-limit') return clock.run === run;
    const begun = run === 0 || (own?.startedAt ?? '') <= clock.startedAt;
    return begun && (!next?.startedAt || clock.startedAt < next.startedAt);
  });
}

function figuresOf(run: RunResult, clocks: readonly Clock[]): Figures {
  const figures: Figures = { finished: 1 };
  const add = (figure: string, value: number): void => {
    figures[figure] = (figures[figure] ?? 0) + value;
  };
  const outcome = run.outcome ?? 'pending';
  add(`outcome/${outcome}`, 1);
  if (run.run > 0) add('again', 1);
  if (run.result === 'on-time' || run.result === 'late') {
    add('judged', 1);
    add(run.result, 1);
    add('grossMinutes', run.grossMinutes ?? 0);
    add('netMinutes', run.netMinutes ?? 0);
  } else {
    add('not-judged', 1);
    if (run.stoppedAt !== null && run.dueAt !== null) {
      add(`apart/${outcome}/measured`, 1);
      add(`apart/${outcome}/within`, run.stoppedAt <= run.dueAt ? 1 : 0);
      add(`apart/${outcome}/grossMinutes`, run.grossMinutes ?? 0);
      add(`apart/${outcome}/netMinutes`, run.netMinutes ?? 0);
    }
  }
  for (const clock of clocks) addClock(clock, add);
  addTimes(run, add);
  return figures;
}

type Add = (figure: string, value: number) => void;

/** What the other readings of the promise would have said, and whether the limits on the way were kept. */
function addClock({ kind, name, onTime }: Clock, add: Add): void {
  if (kind === 'promise' || onTime === null) return;
  const figure = kind === 'alternative' ? 'alternative' : `${kind}/${name}`;
  add(`${figure}/judged`, 1);
  add(`${figure}/on-time`, onTime ? 1 : 0);
}

function addTimes({ spent }: RunResult, add: Add): void {
  if (spent === null) return;
  add('timed', 1);
  for (const [whom, open] of Object.entries(spent.by)) add(`time/${whom}`, open);
  for (const [state, open] of Object.entries(spent.states)) {
    add(`state/${state}/time`, open);
    add(`state/${state}/runs`, 1);
  }
}
