import { calendarAtRevision, type OfficeState, promiseOf, remaining } from '@jejak/domain';
import type { CaseFile } from '../case-file/index.ts';
import { officeIn, standardIn } from '../events/index.ts';
import type { Reference } from '../projection.ts';
import type { WorklistRow } from './row.ts';
import { turnOf } from './turn.ts';

/** The row of a case, from its file. */
export function rowOf(file: CaseFile, reference: Reference, before: WorklistRow | undefined): WorklistRow {
  if (before && showsSame(before, file)) return before;
  const office = officeIn(reference, file.office);
  const turn = turnOf(file, standardIn(office, file.standard));
  const promised = promiseIn(file, office);
  // Field by field: putting objects together by their spread takes most of the time of such a row.
  return {
    id: file.id,
    office: file.office,
    number: file.number,
    service: file.service,
    serviceName: file.serviceName,
    standard: file.standard,
    status: file.status,
    statusLabel: file.statusLabel,
    unit: file.unit,
    assignee: file.assignee,
    open: file.open,
    outcome: file.terminal?.outcome ?? null,
    waitingFor: turn.waitingFor,
    waitingOn: turn.waitingOn,
    nextSteps: turn.nextSteps,
    nextRoles: turn.nextRoles,
    client: file.client,
    reporter: file.reporter,
    reportId: file.report.id,
    reportIndex: file.report.index,
    reportCount: file.report.count,
    urgent: file.urgent,
    flags: file.flags,
    openedAt: file.openedAt,
    lastEventAt: file.recordedAt,
    revision: file.revision,
    dueAt: promised.dueAt,
    clock: promised.clock,
    paused: promised.paused,
    overdue: promised.overdue,
    remaining: promised.remaining,
    budget: promised.budget,
    onTime: promised.onTime,
    calendarRevision: file.calendarRevision,
    measuredAt: file.clocksAsOf,
  };
}

/** Numbers of its letters change a file, not its row. */
function showsSame(row: WorklistRow, { revision, number, clocksAsOf, calendarRevision }: CaseFile): boolean {
  const measured = row.measuredAt === clocksAsOf && row.calendarRevision === calendarRevision;
  return measured && row.revision === revision && row.number === number;
}

type Promised = Pick<WorklistRow, 'dueAt' | 'clock' | 'paused' | 'overdue' | 'remaining' | 'budget' | 'onTime'>;

/** What a row says of the promise's present run. */
function promiseIn({ open, clocks, clocksAsOf, calendarRevision }: CaseFile, office: OfficeState): Promised {
  const promise = promiseOf(clocks);
  const paused = promise?.running === 'paused';
  const calendar = paused ? calendarAtRevision(office, calendarRevision) : undefined;
  return {
    dueAt: open && promise?.running === 'running' ? promise.dueAt : null,
    clock: promise?.running ?? 'not-started',
    paused,
    overdue: open && paused && promise.late,
    remaining: promise && calendar ? remaining(calendar, promise, clocksAsOf) : null,
    budget: promise?.budget ?? null,
    onTime: promise?.onTime ?? null,
  };
}
