import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { StoreUnavailable } from '../errors.ts';
import type { Backoff } from './backoff.ts';
import { startRead } from './calls.ts';
import type { Connection } from './connection.ts';
import { failureOf } from './failures.ts';
import type { ReadAnswer } from './read-answer.ts';
import type { RecordedEvent } from './recorded-event.ts';

/** Everything that one read gives; nothing for a stream that is not there. Throws StoreUnavailable, StoreRefused. */
export async function readOnce(connection: Connection, request: ReadReq, during: string): Promise<RecordedEvent[]> {
  const link = await connection.link();
  const { promise, resolve, reject } = Promise.withResolvers<RecordedEvent[]>();
  const found: RecordedEvent[] = [];
  // A connection that died is noticed by its keep-alive; a long read has no other limit.
  const call = startRead(link.client, request, connection.call(Number.POSITIVE_INFINITY));
  call.on('data', (answer: ReadAnswer) => {
    if (answer.kind === 'event') found.push(answer.record);
  });
  call.on('end', () => resolve(found));
  call.on('error', (error) => {
    connection.report(link, error);
    reject(failureOf(error, during));
  });
  return promise;
}

/** Reads again where the server is away, for it may be back in a moment: a read changes nothing. */
export async function patiently<T>(read: () => Promise<T>, backoff: Backoff, closing: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || closing.aborted || backoff.exhausted) throw error;
      await backoff.pause(closing);
    }
  }
}
