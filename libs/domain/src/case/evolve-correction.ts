import type { CaseEventData } from './events.ts';
import type { CaseState } from './state.ts';

interface Correction {
  readonly data: CaseEventData['EventCorrected'];
}

/** A corrected instant counts everywhere the old one did; corrected facts concern the read models alone. */
export function evolveCorrection(state: CaseState, { data }: Correction): CaseState {
  const { event, occurredAt } = data;
  if (occurredAt === undefined) return state;
  const history = state.history.map((entry) => (entry.eventId === event ? { ...entry, occurredAt } : entry));
  const resumes = data.eventType === 'ClockResumed';
  return {
    ...state,
    history,
    openedAt: history[0]?.occurredAt ?? state.openedAt,
    lastStepAt: history.findLast((entry) => entry.moves)?.occurredAt ?? state.lastStepAt,
    pauses: state.pauses.map((pause) => {
      if (pause.eventId === event) return { ...pause, from: occurredAt };
      const closing = resumes && pause.to === state.history.find((entry) => entry.eventId === event)?.occurredAt;
      return closing ? { ...pause, to: occurredAt } : pause;
    }),
    extensions: state.extensions.map((extension) =>
      extension.eventId === event ? { ...extension, occurredAt } : extension,
    ),
  };
}
