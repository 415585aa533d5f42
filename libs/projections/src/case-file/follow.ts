import { type CaseEvent, type CaseState, evolveCase, type OfficeState, type Standard } from '@jejak/domain';
import { allTriggers, movesClocks } from '../case/index.ts';
import { calendarIn, standardIn } from '../events/index.ts';
import type { CaseFile } from './document.ts';
import { documentsAfter } from './documents.ts';
import { flagsAfter } from './flags.ts';
import { measured } from './measured.ts';
import { type Bound, boundTo, type Standing, standingOf } from './standing.ts';
import { isUrgent, urgenciesAfter } from './urgency.ts';

/** The file after an event of the case's own stream; what the event cannot change is taken over as it is. */
export function follow(file: CaseFile, event: CaseEvent, office: OfficeState): CaseFile {
  const state = evolveCase(file.state, event);
  const standard = standardIn(office, state.standard);
  const urgencies = urgenciesAfter(file.urgencies, event);
  const bound = boundAfter(file, state, standard);
  const standing = standingAfter(file, state, standard);
  // Field by field: a file is copied with every event of a case, and spreading parts into it takes several times as long.
  const after: CaseFile = {
    ...file,
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
    unit: state.unit,
    links: state.links,
    assignee: state.assignee,
    urgent: isUrgent(urgencies),
    urgencies,
    flags: flagsAfter(file.flags, event),
    openedAt: state.openedAt,
    revision: state.revision,
    recordedAt: state.recordedAt,
    documents: documentsAfter(file.documents, event, office),
    pauses: state.pauses,
    closings: closingsAfter(file, event, state, office),
    extensions: state.extensions,
    duplicateOf: state.duplicateOf,
    related: state.related,
    state,
  };
  return movesClocks(event, allTriggers(standard)) ? measured(after, office, standard, event.recordedAt) : after;
}

function boundAfter(file: CaseFile, state: CaseState, standard: Standard): Bound {
  return state.standard === file.state.standard ? file : boundTo(state.standard, standard);
}

function standingAfter(file: CaseFile, state: CaseState, standard: Standard): Standing {
  const before = file.state;
  const stays =
    state.standard === before.standard &&
    state.status === before.status &&
    state.terminal === before.terminal &&
    state.lastStepAt === before.lastStepAt;
  return stays ? file : standingOf(state, standard);
}

function closingsAfter(
  { closings, state: before }: CaseFile,
  { id }: CaseEvent,
  state: CaseState,
  office: OfficeState,
) {
  if (!state.terminal || state.terminal === before.terminal) return closings;
  return [...closings, { eventId: id, calendarRevision: calendarIn(office).revision }];
}
