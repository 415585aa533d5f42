import { type EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import type { EventStore } from '@jejak/event-store';
import { newStream, sampleEvent } from '../event-store/sample-events.ts';
import { latencies, type Measured } from '../support/latencies.ts';

/** One event an append, each in a new stream, by the server's own client as its documentation shows. */
export function rawAppends(client: EventStoreDBClient, count: number, inFlight: number): Promise<Measured> {
  const events = Array.from({ length: count }, () => {
    const stream = newStream();
    const { id, type, json } = sampleEvent(stream, 0);
    return { stream, event: jsonEvent({ id, type, data: JSON.parse(json) }) };
  });
  return latencies(count, inFlight, async (index) => {
    const next = events[index];
    if (next) await client.appendToStream(next.stream, next.event, { expectedRevision: 'no_stream' });
  });
}

/** The same events through the adapter. */
export function adapterAppends(store: EventStore, count: number, inFlight: number): Promise<Measured> {
  const events = Array.from({ length: count }, () => {
    const stream = newStream();
    return { stream, event: sampleEvent(stream, 0) };
  });
  return latencies(count, inFlight, async (index) => {
    const next = events[index];
    if (next) await store.append(next.stream, 'noStream', [next.event]);
  });
}
