import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AppendResult,
  type EventStore,
  MAX_APPEND_BYTES,
  type StoredEvent,
  StoreUnavailable,
} from '@jejak/event-store';

/** The target stored appends in another order than they were sent: empty it and copy again, one at a time. */
export class OrderLost extends Error {
  override readonly name = 'OrderLost';
}

const PATIENCE_MS = [50, 200, 1_000, 3_000, 10_000];
const MOST_EVENTS = 100;

/** Appends events at the revisions that they have in the source, so that their order in the target is the same. */
export async function appendInOrder(
  target: EventStore,
  events: readonly StoredEvent[],
  inFlight: number,
): Promise<void> {
  const waiting = runsOf(events);
  let last = '';
  for (let at = 0; at < waiting.length; at += inFlight) {
    const results = await Promise.all(waiting.slice(at, at + inFlight).map((run) => appendRun(target, run)));
    for (const { position } of results) {
      if (position <= last) throw new OrderLost('the target stored appends in another order than they were sent');
      last = position;
    }
  }
}

/** Neighbours of one stream go in one append, as far as one append carries. */
function runsOf(events: readonly StoredEvent[]): readonly (readonly StoredEvent[])[] {
  const runs: StoredEvent[][] = [];
  let bytes = 0;
  for (const event of events) {
    const run = runs.at(-1);
    const size = Buffer.byteLength(event.json);
    bytes += size;
    if (run && run.length < MOST_EVENTS && run[0]?.stream === event.stream && bytes <= MAX_APPEND_BYTES) {
      run.push(event);
    } else {
      runs.push([event]);
      bytes = size;
    }
  }
  return runs;
}

/** Where no answer comes, the same bytes are sent again: a store answers them as the first time. */
async function appendRun(target: EventStore, run: readonly StoredEvent[]): Promise<AppendResult> {
  const [first] = run;
  if (!first) throw new Error('a run has an event');
  const expected = first.revision === 0 ? 'noStream' : first.revision - 1;
  const events = run.map(({ id, type, json }) => ({ id, type, json }));
  for (let tries = 0; ; tries++) {
    try {
      return await target.append(first.stream, expected, events);
    } catch (error) {
      const patience = PATIENCE_MS[tries];
      if (!(error instanceof StoreUnavailable) || patience === undefined) throw error;
      await sleep(patience);
    }
  }
}
