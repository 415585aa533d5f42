import { type Clock, calendarAtRevision, localMonth, type OfficeCalendar, type OfficeState } from '@jejak/domain';
import { type CaseFile, calendarRevisionOf } from '../case-file/index.ts';
import { standardIn } from '../events/index.ts';
import type { RunResult } from './row.ts';
import { staysOf, timeSpent } from './stays.ts';

/** The result of every run of the promise; of the case itself where the promise has not started. */
export function runsOf(file: CaseFile, office: OfficeState): readonly RunResult[] {
  const promises = file.clocks.filter(({ kind }) => kind === 'promise');
  if (promises.length === 0) return [neverStarted(file, office)];
  return promises.map((promise, at) => {
    const calendar = calendarOf(office, calendarRevisionOf(promise, file));
    const from = at === 0 ? file.openedAt : promise.startedAt;
    const until = promises[at + 1]?.startedAt ?? file.closedAt;
    const finishedAt = promise.stoppedAt ?? until;
    return {
      run: promise.run,
      startedAt: promise.startedAt,
      stoppedAt: promise.stoppedAt,
      dueAt: promise.dueAt,
      outcome: promise.outcome,
      result: finishedAt === null ? null : resultOf(promise),
      month: finishedAt === null ? null : localMonth(calendar, finishedAt),
      grossMinutes: promise.stoppedAt === null ? null : promise.grossMinutes,
      netMinutes: promise.stoppedAt === null ? null : promise.netMinutes,
      spent: until === null ? null : spentIn(file, office, calendar, from, until),
    };
  });
}

function resultOf({ onTime }: Clock): RunResult['result'] {
  if (onTime === null) return 'not-judged';
  return onTime ? 'on-time' : 'late';
}

function neverStarted(file: CaseFile, office: OfficeState): RunResult {
  const { closedAt, openedAt } = file;
  const calendar = calendarOf(office, file.calendarRevision);
  return {
    run: 0,
    startedAt: null,
    stoppedAt: null,
    dueAt: null,
    outcome: file.terminal?.outcome ?? null,
    result: closedAt === null ? null : 'not-judged',
    month: closedAt === null ? null : localMonth(calendar, closedAt),
    grossMinutes: null,
    netMinutes: null,
    spent: closedAt === null ? null : spentIn(file, office, calendar, openedAt, closedAt),
  };
}

function spentIn(file: CaseFile, office: OfficeState, calendar: OfficeCalendar, from: string, until: string) {
  const { procedure } = standardIn(office, file.standard);
  return timeSpent(staysOf(file.state, procedure), calendar, from, until);
}

export function calendarOf(office: OfficeState, revision: number): OfficeCalendar {
  const calendar = calendarAtRevision(office, revision);
  if (!calendar) throw new Error(`office ${office.code} has no calendar`);
  return calendar;
}
