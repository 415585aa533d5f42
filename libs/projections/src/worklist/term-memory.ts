import {
  type AdoptedPause,
  type CaseEvent,
  type ClockBinding,
  type ClockEntry,
  type Extension,
  type Instant,
  isStepEvent,
  type RecordedPause,
} from '@jejak/domain';
import type { ClockTriggers } from '../case/index.ts';

/** What the promise's due date is derived from, and no more: a small part of a case's history. */
export interface TermMemory {
  readonly entries: readonly ClockEntry[];
  readonly pauses: readonly RememberedPause[];
  readonly extensions: readonly Extension[];
  readonly adoptedPauses: readonly AdoptedPause[];
  readonly countsFirstDay: boolean | null;
}

interface RememberedPause extends RecordedPause {
  /** Id of the event that ended it. */
  readonly resumedBy: string | null;
}

export function newTerm(): TermMemory {
  return { entries: [], pauses: [], extensions: [], adoptedPauses: [], countsFirstDay: null };
}

/** The memory after an event that leaves the case in `status`. */
export function remember(term: TermMemory, event: CaseEvent, status: string, triggers: ClockTriggers): TermMemory {
  const noted = note(term, event, status, triggers);
  if (isStepEvent(event)) return noted;
  const { id: eventId, occurredAt } = event;
  switch (event.type) {
    case 'ReportReceived':
    case 'StandardRebound':
      return { ...noted, ...bound(event.data.clock) };
    case 'ClockPaused': {
      const { reason, party } = event.data;
      return {
        ...noted,
        pauses: [...term.pauses, { eventId, from: occurredAt, to: null, reason, party, resumedBy: null }],
      };
    }
    case 'ClockResumed': {
      const { pause: ended } = event.data;
      const pauses = term.pauses.map((pause) =>
        pause.eventId === ended ? { ...pause, to: occurredAt, resumedBy: eventId } : pause,
      );
      return { ...noted, pauses };
    }
    case 'TermExtended': {
      const { by, reason } = event.data;
      return { ...noted, extensions: [...term.extensions, { eventId, occurredAt, by, reason }] };
    }
    case 'EventCorrected':
      return event.data.occurredAt === undefined ? noted : moved(noted, event.data.event, event.data.occurredAt);
    default:
      return noted;
  }
}

function note(
  term: TermMemory,
  { id, type, occurredAt }: CaseEvent,
  status: string,
  triggers: ClockTriggers,
): TermMemory {
  const matters = status !== term.entries.at(-1)?.state || type === 'CaseReopened' || triggers.types.has(type);
  return matters ? { ...term, entries: [...term.entries, { eventId: id, type, occurredAt, state: status }] } : term;
}

function bound({ adoptedPauses, countsFirstDay }: ClockBinding): Pick<TermMemory, 'adoptedPauses' | 'countsFirstDay'> {
  return { adoptedPauses, countsFirstDay };
}

/** A corrected instant counts everywhere the old one did. */
function moved(term: TermMemory, event: string, occurredAt: Instant): TermMemory {
  return {
    ...term,
    entries: term.entries.map((entry) => (entry.eventId === event ? { ...entry, occurredAt } : entry)),
    pauses: term.pauses.map((pause) => {
      if (pause.eventId === event) return { ...pause, from: occurredAt };
      return pause.resumedBy === event ? { ...pause, to: occurredAt } : pause;
    }),
    extensions: term.extensions.map((extension) =>
      extension.eventId === event ? { ...extension, occurredAt } : extension,
    ),
  };
}
