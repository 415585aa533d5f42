import type { Performer, Recorder } from '../event/index.ts';
import { assigned } from './assigned.ts';
import { type CaseEvent, type CaseFactEvent, isStepEvent, type StepEvent } from './events.ts';
import { evolveCorrection } from './evolve-correction.ts';
import { receivedIn } from './settled.ts';
import type { CaseState, Duties, HistoryEntry } from './state.ts';

/** Folds one event of the case's stream. */
export function evolveCase(state: CaseState, event: CaseEvent): CaseState {
  const next = isStepEvent(event) ? evolveStep(state, event) : evolveFact(state, event);
  return {
    ...next,
    revision: event.revision,
    recordedAt: event.recordedAt,
    history: [...next.history, historyOf(event, next.status)],
  };
}

function evolveStep(state: CaseState, event: StepEvent): CaseState {
  const { status, visited, terminal, pauses, lastStepAt } = event.data.parallel ? state : standingAfter(state, event);
  return {
    ...saidIn(state, event),
    status,
    visited,
    terminal,
    lastStepAt,
    pauses,
    documents: documentsAfter(state.documents, event),
    duties: dutiesAfter(state.duties, event),
  };
}

type Standing = Pick<CaseState, 'status' | 'visited' | 'terminal' | 'pauses' | 'lastStepAt'>;

function standingAfter({ visited, pauses }: CaseState, event: StepEvent): Standing {
  const { to, closes } = event.data;
  return {
    status: to,
    visited: visited.includes(to) ? visited : [...visited, to],
    terminal: closes ? { state: to, outcome: closes } : null,
    pauses: closes ? endedBy(event, pauses) : pauses,
    lastStepAt: event.occurredAt,
  };
}

function documentsAfter(documents: CaseState['documents'], { id, type, data }: StepEvent): CaseState['documents'] {
  return data.document ? [...documents, { ...data.document, eventId: id, type, voided: false }] : documents;
}

/** Nobody waits any more once a case has ended: a reopened one is not paused by what it waited for before. */
function endedBy({ id, occurredAt }: StepEvent, pauses: CaseState['pauses']): CaseState['pauses'] {
  if (pauses.every(({ to }) => to !== null)) return pauses;
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: occurredAt, resumedBy: id } : pause));
}

/** What a step's facts say that later decisions look at. */
function saidIn(state: CaseState, { id, type, data: { facts } }: StepEvent): CaseState {
  switch (type) {
    case 'CaseAssigned':
      return { ...state, ...assigned(state.assignments, { eventId: id, assignee: facts.assignee }) };
    case 'FileCompleted':
      return { ...state, requirements: [...state.requirements, ...receivedIn(facts, id)] };
    default:
      return state;
  }
}

function dutiesAfter(duties: Duties, event: StepEvent): Duties {
  const performer = userOf(event.performedBy);
  const verified = event.type === 'CaseVerified' || event.data.milestone === 'verified';
  const after = verified ? { ...duties, verifiedBy: withUser(duties.verifiedBy, performer) } : duties;
  switch (event.type) {
    case 'DraftPrepared':
      return { ...after, preparedBy: withUser(after.preparedBy, performer) };
    case 'DraftInitialled':
      return { ...after, initialledBy: withUser(after.initialledBy, performer) };
    case 'DocumentSigned':
      return { ...after, preparedBy: [], initialledBy: [] };
    default:
      return after;
  }
}

function withUser(users: readonly string[], user: string | null): readonly string[] {
  return user === null || users.includes(user) ? users : [...users, user];
}

function evolveFact(state: CaseState, event: CaseFactEvent): CaseState {
  switch (event.type) {
    case 'ReportReceived': {
      const { service, standard, clock, unit, client, reporter, facts } = event.data;
      return {
        ...state,
        office: event.office,
        service,
        standard,
        clock,
        unit,
        client,
        reporter,
        status: event.data.state,
        visited: [event.data.state],
        openedAt: event.occurredAt,
        lastStepAt: event.occurredAt,
        links: [
          ...(client ? [{ subject: client, role: 'client' }] : []),
          ...(reporter ? [{ subject: reporter, role: 'reporter' }] : []),
        ],
        requirements: receivedIn(facts, event.id),
      };
    }
    case 'RequirementReceived':
      return settle(state, event.id, event.data.no, 'received');
    case 'RequirementWaived':
      return settle(state, event.id, event.data.no, 'waived');
    case 'ClockPaused': {
      const { reason, party } = event.data;
      return {
        ...state,
        pauses: [
          ...state.pauses,
          { eventId: event.id, from: event.occurredAt, to: null, reason, party, resumedBy: null },
        ],
      };
    }
    case 'ClockResumed':
      return {
        ...state,
        pauses: state.pauses.map((pause) =>
          pause.eventId === event.data.pause ? { ...pause, to: event.occurredAt, resumedBy: event.id } : pause,
        ),
      };
    case 'TermExtended': {
      const { by, reason } = event.data;
      return {
        ...state,
        extensions: [...state.extensions, { eventId: event.id, occurredAt: event.occurredAt, by, reason }],
      };
    }
    case 'EventCorrected':
      return evolveCorrection(state, event);
    case 'SubjectLinked':
      return { ...state, links: [...state.links, { subject: event.data.subject, role: event.data.role }] };
    case 'NoteAdded':
    case 'FileAttached':
      return state;
    case 'CaseReassigned':
      return {
        ...state,
        ...assigned(state.assignments, { eventId: event.id, assignee: event.data.assignee }),
        unit: event.data.unit ?? state.unit,
      };
    case 'DuplicateMarked':
      return { ...state, duplicateOf: event.data.of };
    case 'CaseRelated': {
      const { other, relation } = event.data;
      return { ...state, related: [...state.related, { other, relation }] };
    }
    case 'CaseReopened':
      return { ...state, status: event.data.to, terminal: null, lastStepAt: event.occurredAt };
    case 'StandardRebound':
      return { ...state, standard: event.data.standard, clock: event.data.clock };
    case 'DocumentVoided':
      return {
        ...state,
        documents: state.documents.map((document) =>
          document.id === event.data.document ? { ...document, voided: true } : document,
        ),
      };
  }
}

function settle(state: CaseState, eventId: string, no: number, settled: 'received' | 'waived'): CaseState {
  return { ...state, requirements: [...state.requirements, { no, settled, eventId }] };
}

function historyOf(event: CaseEvent, status: string): HistoryEntry {
  const step = isStepEvent(event) ? event.data : null;
  return {
    eventId: event.id,
    revision: event.revision,
    type: event.type,
    step: step?.step ?? null,
    state: status,
    moves: step ? !step.parallel : event.type === 'ReportReceived' || event.type === 'CaseReopened',
    occurredAt: event.occurredAt,
    performer: userOf(event.performedBy),
    recorder: userOf(event.recordedBy),
  };
}

function userOf(actor: Performer | Recorder): string | null {
  return 'user' in actor && actor.user !== undefined ? actor.user : null;
}
