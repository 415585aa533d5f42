import type { EventStore, Position, StoredEvent } from '@jejak/event-store';
import { everyEvent } from './every-event.ts';

/** The target holds events that an earlier try of this copy did not put there. Nothing was written. */
export class TargetNotEmpty extends Error {
  override readonly name = 'TargetNotEmpty';
}

export interface CopiedSoFar {
  readonly found: number;
  /** Where the source goes on; undefined from the beginning. */
  readonly after: Position | undefined;
}

/** Holds what is in the target against the beginning of the source; `take` is told each event of it. */
export async function copiedSoFar(
  source: EventStore,
  target: EventStore,
  take: (event: StoredEvent) => void,
): Promise<CopiedSoFar> {
  let found = 0;
  let after: Position | undefined;
  for await (const copies of everyEvent(target)) {
    const originals = await exactly(source, after, copies.length);
    for (const [index, copy] of copies.entries()) {
      const original = originals[index];
      if (!original || !isCopy(copy, original)) throw new TargetNotEmpty(refusal(found, copy));
      take(original);
      after = original.position;
      found++;
    }
  }
  return { found, after };
}

async function exactly(
  source: EventStore,
  after: Position | undefined,
  limit: number,
): Promise<readonly StoredEvent[]> {
  return source.readAll({ limit, ...(after === undefined ? {} : { after }) });
}

function isCopy(copy: StoredEvent, original: StoredEvent): boolean {
  return copy.stream === original.stream && copy.revision === original.revision && copy.json === original.json;
}

function refusal(index: number, { stream, revision }: StoredEvent): string {
  const place = `its event ${index + 1} is ${stream}@${revision}`;
  return `the target is not empty, and holds no beginning of this ledger: ${place}, which is not what stands there in the source`;
}
