import { StoreUnavailable } from '../errors.ts';
import type { EventStore } from '../port.ts';
import { Backoff } from './backoff.ts';
import { Connection } from './connection.ts';
import { type ConnectionInput, readConnectionSettings } from './connection-settings.ts';
import { EventStoreDB, type Figures } from './eventstoredb.ts';
import { readLastRequest } from './read-request.ts';
import { patiently, readOnce } from './reading.ts';
import type { IsCanonical } from './recorded-event.ts';
import type { Trouble } from './trouble.ts';

export interface EventStoreDBOptions extends ConnectionInput {
  /** Proves the form of an event, before it is sent and after it is read. */
  readonly isCanonical: IsCanonical;
  /** What passes by itself but should be seen: dropped subscriptions, events that cannot be ours. */
  readonly onTrouble?: (trouble: Trouble) => void;
  /** How long the start waits for a server that is not there yet, in milliseconds; 10,000 where left out. */
  readonly patienceMs?: number;
}

export interface EventStoreDBStore extends EventStore {
  /** What happened since the start, counted. */
  figures(): Figures;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;
const LAST_WORD_MS = 200;

/**
 * Opens the store on a server or a cluster, and proves at once that it is there and that the account may read all
 * streams. Throws WrongConnectionSettings, StoreUnavailable, StoreRefused.
 */
export async function openEventStoreDB(options: EventStoreDBOptions): Promise<EventStoreDBStore> {
  const { isCanonical, onTrouble = () => {}, patienceMs = 10_000 } = options;
  const connection = new Connection(readConnectionSettings(options));
  const deadline = AbortSignal.timeout(patienceMs);
  try {
    const firstRead = () => readOnce(connection, readLastRequest(), 'reading the last event of all streams');
    const backoff = new Backoff({ firstMs: FIRST_PAUSE_MS, longestMs: LONGEST_PAUSE_MS });
    await Promise.race([patiently(firstRead, backoff, deadline), silence(deadline, patienceMs)]);
  } catch (error) {
    // A search for the leader that is under way has no end of its own that anybody should wait for.
    void connection.close();
    throw error instanceof StoreUnavailable ? unreachable(error, options) : error;
  }
  return new EventStoreDB({ connection, isCanonical, onTrouble });
}

/** Whatever takes the connection and then says nothing: no try that has begun would end for it. Throws StoreUnavailable. */
function silence(deadline: AbortSignal, patienceMs: number): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  const giveUp = () => reject(new StoreUnavailable(`no answer within ${patienceMs / 1000} s`));
  // Those who are just hearing a reason get the time to tell it.
  deadline.addEventListener('abort', () => setTimeout(giveUp, LAST_WORD_MS), { once: true });
  return promise;
}

function unreachable(error: StoreUnavailable, { url }: ConnectionInput): StoreUnavailable {
  const where = url.replace(/\/\/[^@/]*@/, '//');
  const advice = `no EventStoreDB answers at ${where}: is it running, is the address right, does TLS match (tls=false)?`;
  return new StoreUnavailable(`${advice} Last heard: ${error.message}`, { cause: error });
}
