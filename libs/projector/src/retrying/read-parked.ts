import type { EventStore } from '@jejak/event-store';
import { decode, type NumberedEvent } from '../ordinals/index.ts';
import type { ParkedEvent } from '../parking/index.ts';

/** The parked event again, with the place that it always had. */
export async function readParked(
  store: EventStore,
  { stream, revision, ordinal }: ParkedEvent,
): Promise<NumberedEvent> {
  const [stored] = await store.readStream(stream, { from: revision, limit: 1 });
  if (stored === undefined) throw new RangeError(`${stream} has no revision ${revision}`);
  return { ordinal, stored, decoded: decode(stored) };
}
