import { type CaseEvent, newCase, type OfficeState } from '@jejak/domain';
import { caseIdOf, standardIn } from '../events/index.ts';
import type { CaseFile } from './document.ts';
import { boundTo, standingOf } from './standing.ts';

/** The empty file that a case's first event is folded into. */
export function openFile(event: CaseEvent, office: OfficeState): CaseFile {
  if (event.type !== 'ReportReceived') throw new Error(`${event.stream}@${event.revision} is of a case never opened`);
  const { service, standard: hash, unit, client, reporter, report } = event.data;
  const state = newCase(caseIdOf(event));
  const standard = standardIn(office, hash);
  const bound = boundTo(hash, standard);
  const standing = standingOf(state, standard);
  // Field by field: so all files have one shape from the start, and copies of them are quick.
  return {
    id: state.id,
    office: event.office,
    number: null,
    numberVoided: false,
    service,
    standard: bound.standard,
    serviceName: bound.serviceName,
    noun: bound.noun,
    secondPromises: bound.secondPromises,
    status: standing.status,
    statusLabel: standing.statusLabel,
    waitingFor: standing.waitingFor,
    open: standing.open,
    terminal: standing.terminal,
    closedAt: standing.closedAt,
    unit,
    client,
    reporter,
    links: [],
    assignee: null,
    urgent: false,
    urgencies: [],
    flags: [],
    report,
    openedAt: event.occurredAt,
    takenInAt: event.recordedAt,
    openedRevision: event.recordedBy.officeRevision,
    revision: -1,
    recordedAt: event.recordedAt,
    documents: [],
    clocks: [],
    clocksAsOf: event.recordedAt,
    calendarRevision: -1,
    closings: [],
    pauses: [],
    extensions: [],
    duplicateOf: null,
    related: [],
    state,
  };
}
