import { type CaseEvent, type CaseState, evolveCase, type OfficeState, type Standard } from '@jejak/domain';
import { allTriggers, movesClocks } from '../case/index.ts';
import { calendarIn, standardIn } from '../events/index.ts';
import type { CaseFile } from './document.ts';
import { documentsAfter } from './documents.ts';
import { flagsAfter } from './flags.ts';
import { measured } from './measured.ts';
import { boundTo, standingOf } from './standing.ts';
import { isUrgent, urgenciesAfter } from './urgency.ts';

/** The file after an event of the case's own stream; what the event cannot change is taken over as it is. */
export function follow(file: CaseFile, event: CaseEvent, office: OfficeState): CaseFile {
  const state = evolveCase(file.state, event);
  const standard = standardIn(office, state.standard);
  const urgencies = urgenciesAfter(file.urgencies, event);
  const after: CaseFile = {
    ...file,
    ...movement(file, state, standard),
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
  return movesClocks(event, allTriggers(standard)) ? measured(after, office, event.recordedAt) : after;
}

function movement(file: CaseFile, state: CaseState, standard: Standard): Partial<CaseFile> {
  const before = file.state;
  const rebound = state.standard !== before.standard;
  const moved = state.status !== before.status || state.lastStepAt !== before.lastStepAt;
  return {
    ...(rebound ? boundTo(state.standard, standard) : {}),
    ...(rebound || moved || state.terminal !== before.terminal ? standingOf(state, standard) : {}),
  };
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
