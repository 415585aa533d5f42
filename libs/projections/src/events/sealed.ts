import type { EventEnvelope, SealedFact } from '@jejak/domain';

/** Where a sealed fact stands: associated data of its encryption, needed to open it. */
export interface Coordinates {
  readonly stream: string;
  readonly revision: number;
  /** Id of the event. */
  readonly id: string;
  readonly type: string;
}

/** A personal fact, still sealed, with what it takes to open it. */
export interface SealedAt {
  readonly fact: SealedFact;
  readonly at: Coordinates;
}

export function coordinatesOf({ stream, revision, id, type }: EventEnvelope<string, object>): Coordinates {
  return { stream, revision, id, type };
}

export function sealedAt(event: EventEnvelope<string, object>): readonly SealedAt[] {
  const at = coordinatesOf(event);
  return event.sealed.map((fact) => ({ fact, at }));
}
