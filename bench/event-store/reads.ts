import type { EventStore } from '@jejak/event-store';
import { figures, measure } from './in-flight.ts';

const PAGE = 1_000;
const EVENTS_A_READ = 20;
const STREAM_READS = 20_000;

export async function readEverything(store: EventStore): Promise<Record<string, number>> {
  const start = performance.now();
  let count = 0;
  let page = await store.readAll({ limit: PAGE });
  while (page.length > 0) {
    count += page.length;
    page = await store.readAll({ after: page.at(-1)?.position ?? '', limit: PAGE });
  }
  return { read_all_events_per_s: perSecond(count, start), events_stored: count };
}

export async function followEverything(store: EventStore): Promise<Record<string, number>> {
  const start = performance.now();
  let count = 0;
  for await (const message of store.subscribe({ filter: { streamPrefixes: ['case-'] } })) {
    if (message.kind === 'caughtUp') break;
    if (message.kind === 'events') count += message.events.length;
  }
  return { subscribe_filtered_events_per_s: perSecond(count, start) };
}

/** 20 events of a stream, streams picked without order. */
export async function readStreams(store: EventStore, streams: readonly string[]): Promise<Record<string, number>> {
  const client = () => () => store.readStream(anyOf(streams), { limit: EVENTS_A_READ });
  return {
    ...figures('stream_reads_of_20_events_1_in_flight', await measure(1, STREAM_READS / 4, client)),
    ...figures('stream_reads_of_20_events_32_in_flight', await measure(32, STREAM_READS, client)),
  };
}

function anyOf(streams: readonly string[]): string {
  return streams[Math.floor(Math.random() * streams.length)] ?? '';
}

function perSecond(count: number, start: number): number {
  return Math.round((count * 1_000) / (performance.now() - start));
}
