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
  const { id, office: code, number, service, serviceName, standard, status, statusLabel, unit, assignee } = file;
  return {
    ...{ id, office: code, number, service, serviceName, standard, status, statusLabel, unit, assignee },
    open: file.open,
    outcome: file.terminal?.outcome ?? null,
    ...turnOf(file, standardIn(office, standard)),
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
    ...promiseIn(file, office),
  };
}

/** Numbers of its letters change a file, not its row. */
function showsSame(row: WorklistRow, { revision, number, clocksAsOf, calendarRevision }: CaseFile): boolean {
  const measured = row.measuredAt === clocksAsOf && row.calendarRevision === calendarRevision;
  return measured && row.revision === revision && row.number === number;
}

type Promised = Pick<
  WorklistRow,
  'dueAt' | 'clock' | 'paused' | 'overdue' | 'remaining' | 'budget' | 'onTime' | 'calendarRevision' | 'measuredAt'
>;

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
    calendarRevision,
    measuredAt: clocksAsOf,
  };
}
