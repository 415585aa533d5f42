import { type CaseEvent, type CaseState, evolveCase, type OfficeState, type Standard } from '@jejak/domain';
import { allTriggers, lastAssignee, lastStated, movesClocks, statesAnew } from '../case/index.ts';
import { calendarIn, standardIn } from '../events/index.ts';
import { checklistOf } from './checklist.ts';
import { correctTimeline } from './corrected.ts';
import type { CaseFile } from './document.ts';
import { documentsAfter } from './documents.ts';
import { measured } from './measured.ts';
import { boundTo, standingOf } from './standing.ts';
import { timelineEntry } from './timeline.ts';

/** The file after an event of the case's own stream; what the event cannot change is taken over as it is. */
export function follow(file: CaseFile, event: CaseEvent, ordinal: number, office: OfficeState): CaseFile {
  const state = evolveCase(file.state, event);
  const standard = standardIn(office, state.standard);
  const appended = [...file.timeline, timelineEntry(event, ordinal, standard)];
  const timeline = event.type === 'EventCorrected' ? correctTimeline(appended, event) : appended;
  const after: CaseFile = {
    ...file,
    ...movement(file, state, standard),
    ...(statesAnew(event) ? { assignee: lastAssignee(timeline), urgent: lastStated(timeline, 'urgent') === true } : {}),
    unit: state.unit,
    links: state.links,
    openedAt: state.openedAt,
    revision: state.revision,
    recordedAt: state.recordedAt,
    timeline,
    documents: documentsAfter(file.documents, event, office),
    requirements: requirementsAfter(file, state, standard),
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

function requirementsAfter(file: CaseFile, state: CaseState, standard: Standard) {
  const same = state.requirements === file.state.requirements && state.standard === file.state.standard;
  return same ? file.requirements : checklistOf(state, standard);
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
