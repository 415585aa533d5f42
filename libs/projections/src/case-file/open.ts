import { type CaseEvent, newCase, type OfficeState } from '@jejak/domain';
import { caseIdOf, standardIn } from '../events/index.ts';
import type { CaseFile } from './document.ts';
import { standingOf } from './standing.ts';

/** The empty file that a case's first event is folded into. */
export function openFile(event: CaseEvent, office: OfficeState): CaseFile {
  if (event.type !== 'ReportReceived') throw new Error(`${event.stream}@${event.revision} is of a case never opened`);
  const { service, standard, client, reporter, report } = event.data;
  const state = newCase(caseIdOf(event));
  return {
    id: state.id,
    office: event.office,
    number: null,
    numberVoided: false,
    service,
    ...standingOf(state, standardIn(office, standard)),
    client,
    reporter,
    assignee: null,
    urgent: false,
    report,
    openedRevision: event.recordedBy.officeRevision,
    timeline: [],
    documents: [],
    requirements: null,
    clocks: [],
    clocksAsOf: event.recordedAt,
    calendarRevision: -1,
    closings: [],
    pauses: [],
    state,
  };
}
