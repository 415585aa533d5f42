import { randomUUID } from 'node:crypto';
import { type EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import type { EventStore } from '@jejak/event-store';
import { latencies, type Measured } from '../support/latencies.ts';

/** What an event is beside its place: the same for everybody who is compared. */
export interface Payload {
  readonly type: string;
  readonly json: string;
}

/** The steps that commands recorded: what they cost is compared with appends of the very same size. */
export async function recordedSteps(store: EventStore): Promise<readonly Payload[]> {
  const events = await store.readAll({ limit: 100_000 });
  return events.filter(({ stream, revision }) => stream.startsWith('case-') && revision > 0);
}

/** None of the ledger's: these events say that they stand elsewhere, so nobody who follows it should meet them. */
function newStream(): string {
  return `bench-${randomUUID()}`;
}

/** One event an append, each in a new stream, by the server's own client as its documentation shows. */
export function rawAppends(
  client: EventStoreDBClient,
  payloads: readonly Payload[],
  inFlight: number,
): Promise<Measured> {
  const events = payloads.map(({ type, json }) => ({
    stream: newStream(),
    event: jsonEvent({ id: randomUUID(), type, data: JSON.parse(json) }),
  }));
  return latencies(events.length, inFlight, async (index) => {
    const next = events[index];
    if (next) await client.appendToStream(next.stream, next.event, { expectedRevision: 'no_stream' });
  });
}

/** The same events through the adapter. */
export function adapterAppends(store: EventStore, payloads: readonly Payload[], inFlight: number): Promise<Measured> {
  const events = payloads.map(({ type, json }) => ({ stream: newStream(), event: { id: randomUUID(), type, json } }));
  return latencies(events.length, inFlight, async (index) => {
    const next = events[index];
    if (next) await store.append(next.stream, 'noStream', [next.event]);
  });
}
