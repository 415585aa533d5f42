import type { NumberedEvent } from '../ordinals/index.ts';
import type { Row } from '../read-model.ts';

/** Stands for every projection where an event itself cannot be read. */
export const EVERY_PROJECTION = '*';

/** Why an event waits that did nothing wrong itself. */
export const FOLLOWS = 'follows a parked event';

export interface ParkedEvent {
  readonly ordinal: number;
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
}

/**
 * What waits because one event could not be folded, in order. The unit is one document of one projection, for a
 * document is folded from its events alone; where it is not known which documents an event touches, it is the stream.
 */
export type ParkedEntry = Row & {
  readonly projection: string;
  /** Null where the whole stream is parked. */
  readonly document: string | null;
  /** Stream of the event that began it. */
  readonly stream: string;
  readonly error: string;
  /** When that event was recorded; null where it cannot be read. */
  readonly since: string | null;
  readonly events: readonly ParkedEvent[];
};

export type ParkedUnit = Pick<ParkedEntry, 'id' | 'projection' | 'document'>;

export function documentUnit(projection: string, document: string): ParkedUnit {
  return { id: `${projection}/${document}`, projection, document };
}

export function streamUnit(projection: string, stream: string): ParkedUnit {
  return { id: `${projection}//${stream}`, projection, document: null };
}

export function openEntry(unit: ParkedUnit, at: NumberedEvent, error: string): ParkedEntry {
  const since = at.decoded.kind === 'event' ? at.decoded.event.recordedAt : null;
  return { ...unit, stream: at.stored.stream, error, since, events: [parkedEvent(at)] };
}

/** The entry with one more event in its order; the same where it has that event already. */
export function withEvent(entry: ParkedEntry, at: NumberedEvent): ParkedEntry {
  const place = entry.events.findLastIndex(({ ordinal }) => ordinal <= at.ordinal);
  if (entry.events[place]?.ordinal === at.ordinal) return entry;
  return { ...entry, events: entry.events.toSpliced(place + 1, 0, parkedEvent(at)) };
}

function parkedEvent({ ordinal, stored: { position, stream, revision } }: NumberedEvent): ParkedEvent {
  return { ordinal, position, stream, revision };
}
