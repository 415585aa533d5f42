import { localMonth, promiseOf, type Remaining, remaining } from '@jejak/domain';
import type { CaseFile } from '../case-file/index.ts';
import { officeIn } from '../events/index.ts';
import type { Reference } from '../projection.ts';
import type { ServiceLevel } from './row.ts';
import { calendarOf, runsOf } from './runs.ts';

/** The service level of a case, from its file. */
export function levelOf(file: CaseFile, reference: Reference, before: ServiceLevel | undefined): ServiceLevel {
  if (before && showsSame(before, file)) return before;
  const office = officeIn(reference, file.office);
  const calendar = calendarOf(office, file.calendarRevision);
  const { id, number, service, standard, unit, open, openedAt, clocks, clocksAsOf } = file;
  const runs = runsOf(file, office);
  const present = runs.at(-1);
  const promise = promiseOf(clocks);
  const paused = open && promise?.running === 'paused';
  const left = paused ? remaining(calendar, promise, clocksAsOf) : null;
  return {
    id,
    office: file.office,
    number,
    service,
    standard,
    unit,
    open,
    openedAt,
    receivedMonth: before?.openedAt === openedAt ? before.receivedMonth : localMonth(calendar, openedAt),
    clock: promise?.running ?? 'not-started',
    dueAt: open && promise?.running === 'running' ? promise.dueAt : null,
    remaining: left,
    leftDays: left && daysOf(left),
    overdue: paused && promise.late,
    month: present?.month ?? null,
    result: present?.result ?? null,
    again: runs.length > 1,
    runs,
    clocks,
    clocksAsOf,
    calendarRevision: file.calendarRevision,
  };
}

/** Clocks are derived anew, as a new list, whenever anything that they or the times rest on has changed. */
function showsSame(level: ServiceLevel, file: CaseFile): boolean {
  const { clocks, number, unit, open } = file;
  return level.clocks === clocks && level.number === number && level.unit === unit && level.open === open;
}

/** Minutes of a term that is counted in minutes are parts of a day. */
function daysOf({ unit, left }: Remaining): number {
  return unit === 'office-minute' ? left / 1440 : left;
}
