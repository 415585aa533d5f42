import type { Instant } from '../event/index.ts';
import { assigned } from './assigned.ts';
import type { CaseEventData } from './events.ts';
import { settledAnew } from './settled.ts';
import type { CaseState } from './state.ts';

interface Correction {
  readonly data: CaseEventData['EventCorrected'];
}

/** A corrected instant or fact counts everywhere the old one did. */
export function evolveCorrection(state: CaseState, { data }: Correction): CaseState {
  const { event, occurredAt } = data;
  const said = correctFacts(state, data);
  return occurredAt === undefined ? said : correctInstant(said, event, occurredAt);
}

function correctFacts(state: CaseState, { event, eventType, fields }: Correction['data']): CaseState {
  const { assignee, reason } = fields;
  switch (eventType) {
    case 'CaseAssigned':
      return assignee === undefined
        ? state
        : { ...state, ...assigned(state.assignments, { eventId: event, assignee }) };
    case 'FileCompleted':
      return { ...state, requirements: settledAnew(state.requirements, event, fields) };
    case 'ClockPaused':
      return typeof reason === 'string' ? { ...state, pauses: withReason(state.pauses, event, reason) } : state;
    default:
      return state;
  }
}

function withReason(pauses: CaseState['pauses'], event: string, reason: string): CaseState['pauses'] {
  return pauses.map((pause) => (pause.eventId === event ? { ...pause, reason } : pause));
}

function correctInstant(state: CaseState, event: string, occurredAt: Instant): CaseState {
  const history = state.history.map((entry) => (entry.eventId === event ? { ...entry, occurredAt } : entry));
  return {
    ...state,
    history,
    openedAt: history[0]?.occurredAt ?? state.openedAt,
    lastStepAt: history.findLast((entry) => entry.moves)?.occurredAt ?? state.lastStepAt,
    pauses: state.pauses.map((pause) => {
      if (pause.eventId === event) return { ...pause, from: occurredAt };
      return pause.resumedBy === event ? { ...pause, to: occurredAt } : pause;
    }),
    extensions: state.extensions.map((extension) =>
      extension.eventId === event ? { ...extension, occurredAt } : extension,
    ),
  };
}
