import {
  type CaseEvent,
  evolveCase,
  type Instant,
  type LedgerEvent,
  type OfficeState,
  type RegisterEvent,
} from '@jejak/domain';
import { allTriggers, lastAssignee, lastStated, movesClocks, statesAnew } from '../case/index.ts';
import { calendarIn, isCalendarEvent, isCaseEvent, isRegisterEvent, officeIn, standardIn } from '../events/index.ts';
import type { Reference } from '../projection.ts';
import { checklistAfter } from './checklist.ts';
import { measureClocks } from './clocks.ts';
import { correctTimeline } from './corrected.ts';
import type { CaseFile } from './document.ts';
import { documentsAfter, documentsNumbered } from './documents.ts';
import { openFile } from './open.ts';
import { standingOf } from './standing.ts';
import { timelineEntry } from './timeline.ts';

/** The file of a case after an event of its own, of a register, or of its office's calendar. */
export function reduceCaseFile(
  file: CaseFile | undefined,
  event: LedgerEvent,
  ordinal: number,
  reference: Reference,
): CaseFile | undefined {
  if (isCaseEvent(event)) {
    const before = file ?? openFile(event, officeIn(reference, event.office));
    return follow(before, event, ordinal, officeIn(reference, event.office));
  }
  if (!file) return undefined;
  if (isRegisterEvent(event)) return numbered(file, event);
  if (isCalendarEvent(event) && file.open) return measured(file, officeIn(reference, file.office), event.recordedAt);
  return file;
}

function follow(file: CaseFile, event: CaseEvent, ordinal: number, office: OfficeState): CaseFile {
  const state = evolveCase(file.state, event);
  const standard = standardIn(office, state.standard);
  const appended = [...file.timeline, timelineEntry(event, ordinal, standard)];
  const timeline = event.type === 'EventCorrected' ? correctTimeline(appended, event) : appended;
  const after: CaseFile = {
    ...file,
    ...standingOf(state, standard),
    timeline,
    documents: documentsAfter(file.documents, event, office),
    requirements:
      state.requirements === file.state.requirements && state.standard === file.standard
        ? file.requirements
        : checklistAfter(file.requirements, state.requirements, standard, event.id),
    ...(statesAnew(event) ? { assignee: lastAssignee(timeline), urgent: lastStated(timeline, 'urgent') === true } : {}),
    pauses: pausesAfter(file, event, state, timeline),
    closings:
      state.terminal && state.terminal !== file.state.terminal
        ? [...file.closings, { eventId: event.id, calendarRevision: calendarIn(office).revision }]
        : file.closings,
    state,
  };
  return movesClocks(event, allTriggers(standard)) ? measured(after, office, event.recordedAt) : after;
}

/** Recorded waits, with the reason as it was corrected last. */
function pausesAfter(
  file: CaseFile,
  event: CaseEvent,
  state: CaseFile['state'],
  timeline: CaseFile['timeline'],
): CaseFile['pauses'] {
  if (state.pauses === file.state.pauses && event.type !== 'EventCorrected') return file.pauses;
  return state.pauses.map((pause) => {
    const reason = timeline.find(({ eventId }) => eventId === pause.eventId)?.facts.reason;
    return typeof reason === 'string' ? { ...pause, reason } : pause;
  });
}

/** An open case follows the current calendar; a closed one keeps that of its last end. */
function measured(file: CaseFile, office: OfficeState, recordedAt: Instant): CaseFile {
  // The office's stream may lag behind the case's by the clocks of two machines; nothing recorded is left out.
  const asOf = recordedAt > file.recordedAt ? recordedAt : file.recordedAt;
  const standard = standardIn(office, file.standard);
  const closed = file.open ? undefined : file.closings.at(-1);
  const calendarRevision = closed?.calendarRevision ?? calendarIn(office).revision;
  const clocks = measureClocks({ ...file, standard, calendarRevision }, office, asOf);
  return { ...file, calendarRevision, clocks, clocksAsOf: asOf };
}

function numbered(file: CaseFile, event: RegisterEvent): CaseFile {
  if (event.data.document !== null) return { ...file, documents: documentsNumbered(file.documents, event) };
  return event.type === 'NumberAllotted' ? { ...file, number: event.data.printed } : { ...file, numberVoided: true };
}
