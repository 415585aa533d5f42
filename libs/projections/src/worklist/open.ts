import type { CaseEvent, OfficeState } from '@jejak/domain';
import { stateLabel } from '../case/index.ts';
import { caseIdOf, standardIn } from '../events/index.ts';
import type { WorklistRow } from './row.ts';
import { newTerm } from './term-memory.ts';

/** The row that a case's first event is folded into. */
export function openRow(event: CaseEvent, office: OfficeState): WorklistRow {
  if (event.type !== 'ReportReceived') throw new Error(`${event.stream}@${event.revision} is of a case never opened`);
  const { service, standard: hash, unit, client, reporter, report, state } = event.data;
  const standard = standardIn(office, hash);
  return {
    id: caseIdOf(event),
    office: event.office,
    number: null,
    service,
    serviceName: standard.name,
    standard: hash,
    status: '',
    statusLabel: stateLabel(standard.procedure, state),
    unit,
    assignee: null,
    open: true,
    outcome: null,
    waitingFor: null,
    waitingOn: 'office',
    nextSteps: [],
    nextRoles: [],
    client,
    reporter,
    reportId: report.id,
    reportIndex: report.index,
    reportCount: report.count,
    urgent: false,
    flags: [],
    openedAt: event.occurredAt,
    lastEventAt: event.recordedAt,
    revision: event.revision,
    dueAt: null,
    clock: 'not-started',
    paused: false,
    remaining: null,
    budget: null,
    onTime: null,
    calendarRevision: -1,
    memory: { term: newTerm(), stated: [] },
  };
}
