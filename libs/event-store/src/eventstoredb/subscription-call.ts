import { StoreRefused, StoreUnavailable } from '../errors.ts';
import type { Position, StoredEvent } from '../port.ts';
import { startRead } from './calls.ts';
import type { Connection } from './connection.ts';
import { failureOf } from './failures.ts';
import { Inlet } from './inlet.ts';
import { subscribeRequest } from './read-request.ts';
import type { RecordedEvent } from './recorded-event.ts';
import type { Prefixes } from './stretch.ts';

export interface SubscriptionParts {
  readonly connection: Connection;
  readonly decode: (record: RecordedEvent) => StoredEvent;
  /** A subscription was dropped; it goes on by itself after the position. */
  readonly dropped: (reason: StoreUnavailable, after: Position | undefined) => void;
  readonly closing: AbortSignal;
}

/** Pauses before a dropped call is made again. */
export const RESUBSCRIBING = { firstMs: 50, longestMs: 5_000 };

/** A subscription call of its own, from after the position. */
export async function openInlet(
  { connection, decode }: SubscriptionParts,
  after: Position | undefined,
  prefixes: Prefixes,
  ending: AbortSignal,
): Promise<Inlet> {
  const link = await connection.link();
  const call = startRead(link.client, subscribeRequest(after, prefixes), connection.call(Number.POSITIVE_INFINITY));
  call.on('error', (error) => connection.report(link, error));
  return new Inlet(call, decode, ending);
}

/** The reason where it may pass by itself; throws it where it will not. */
export function resumable(error: unknown, inlet: Inlet | undefined): StoreUnavailable {
  const failure = failureOf(error, 'subscribing');
  if (failure instanceof StoreUnavailable) return failure;
  // What had begun and is dropped now was not refused for what it asked.
  if (failure instanceof StoreRefused && inlet?.begun) return new StoreUnavailable(failure.message, { cause: error });
  throw failure;
}
