import type { EventStore } from '@jejak/event-store';
import { type Client, figures, measure } from './in-flight.ts';
import { newStream, sampleEvent } from './sample-events.ts';

const EVENTS_A_CASE = 4;
const APPENDS_BY_IN_FLIGHT: ReadonlyMap<number, number> = new Map([
  [1, 8_000],
  [16, 40_000],
  [64, 80_000],
  [256, 120_000],
]);
const WIDE = 256;
const APPENDS_OF_ONE_KIND = 60_000;
const LARGE_APPENDS = 1_500;
const EVENTS_A_LARGE_APPEND = 100;

/** Cases that take in a report and then three steps, one event an append. */
export async function mixedAppends(store: EventStore): Promise<Record<string, number>> {
  const all: Record<string, number> = {};
  for (const [inFlight, count] of APPENDS_BY_IN_FLIGHT) {
    const cases = Array.from({ length: count / EVENTS_A_CASE + inFlight }, () => caseAppends(store)).values();
    const load = await measure(inFlight, count, () => caseAfterCase(cases));
    Object.assign(all, figures(`appends_${inFlight}_in_flight`, load));
  }
  return all;
}

/** The two kinds apart: a new stream costs an entry in the index of names, an existing one does not. */
export async function appendsByKind(store: EventStore): Promise<Record<string, number>> {
  const cases = Array.from({ length: APPENDS_OF_ONE_KIND }, () => caseAppends(store));
  const firsts = cases.map(([first]) => first).values();
  const seconds = cases.map(([, second]) => second).values();
  return {
    ...figures(`appends_new_streams_${WIDE}_in_flight`, await measure(WIDE, APPENDS_OF_ONE_KIND, () => inTurn(firsts))),
    ...figures(
      `appends_existing_streams_${WIDE}_in_flight`,
      await measure(WIDE, APPENDS_OF_ONE_KIND, () => inTurn(seconds)),
    ),
  };
}

/** 100 events an append; answers the streams that now have them. */
export async function largeAppends(store: EventStore): Promise<{ streams: string[]; all: Record<string, number> }> {
  const streams = Array.from({ length: LARGE_APPENDS }, newStream);
  const appends = streams.map((stream) => {
    const events = Array.from({ length: EVENTS_A_LARGE_APPEND }, (_, revision) => sampleEvent(stream, revision));
    return () => store.append(stream, 'noStream', events);
  });
  const queue = appends.values();
  const { perSecond, p99 } = await measure(16, LARGE_APPENDS, () => inTurn(queue));
  const all = {
    appends_of_100_events_16_in_flight_events_per_s: perSecond * EVENTS_A_LARGE_APPEND,
    appends_of_100_events_16_in_flight_p99_ms: p99,
  };
  return { streams, all };
}

/** Built beforehand: what is measured is the store, not the making of events. */
function caseAppends(store: EventStore): Client[] {
  const stream = newStream();
  return Array.from({ length: EVENTS_A_CASE }, (_, revision) => {
    const events = [sampleEvent(stream, revision)];
    return () => store.append(stream, revision === 0 ? 'noStream' : revision - 1, events);
  });
}

function caseAfterCase(cases: Iterator<Client[]>): Client {
  let current: Iterator<Client> = [].values();
  return () => {
    let next = current.next();
    if (next.done) {
      current = (cases.next().value ?? []).values();
      next = current.next();
    }
    return next.value();
  };
}

function inTurn(operations: Iterator<Client | undefined>): Client {
  return async () => operations.next().value?.();
}
