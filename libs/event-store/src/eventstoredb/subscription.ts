import { StoreRefused, StoreUnavailable } from '../errors.ts';
import type { Position, StoredEvent, SubscribeOptions, SubscriptionFilter, SubscriptionMessage } from '../port.ts';
import { Backoff } from './backoff.ts';
import { startRead } from './calls.ts';
import type { Connection } from './connection.ts';
import { failureOf } from './failures.ts';
import { Inlet } from './inlet.ts';
import { parsePosition } from './position.ts';
import { subscribeRequest } from './read-request.ts';
import type { RecordedEvent } from './recorded-event.ts';
import { type Stretch, stretchAfter } from './stretch.ts';

export interface SubscriptionParts {
  readonly connection: Connection;
  readonly decode: (record: RecordedEvent) => StoredEvent;
  /** A subscription was dropped; it goes on by itself after the position. */
  readonly dropped: (reason: StoreUnavailable, after: Position | undefined) => void;
  readonly closing: AbortSignal;
}

const BACKOFF = { firstMs: 50, longestMs: 5_000 };

/**
 * Follows all streams through one call after another: where a call is dropped, the next begins after what was last
 * handed out. Throws StoreRefused, and StoreUnavailable once the store is closed.
 */
export async function* follow(
  parts: SubscriptionParts,
  { after, filter, signal }: SubscribeOptions,
): AsyncGenerator<SubscriptionMessage, void, undefined> {
  const { closing } = parts;
  const ending = signal === undefined ? closing : AbortSignal.any([signal, closing]);
  const backoff = new Backoff(BACKOFF);
  let at = after;
  if (after !== undefined) parsePosition(after);
  while (!ending.aborted) {
    let inlet: Inlet | undefined;
    try {
      inlet = await open(parts, at, filter, ending);
      for await (const message of drain(parts, inlet, at, filter, ending)) {
        backoff.reset();
        yield message;
        if (message.kind === 'checkpoint') at = message.position;
        if (message.kind === 'events') at = message.events.at(-1)?.position ?? at;
        if (ending.aborted) break;
      }
    } catch (error) {
      if (ending.aborted) break;
      const reason = resumable(error, inlet);
      parts.dropped(reason, at);
      await backoff.pause(ending);
    } finally {
      inlet?.close();
    }
  }
  if (!signal?.aborted) throw new StoreUnavailable('the event store is closed');
}

async function open(
  { connection, decode }: SubscriptionParts,
  at: Position | undefined,
  filter: SubscriptionFilter | undefined,
  ending: AbortSignal,
) {
  const link = await connection.link();
  const request = subscribeRequest(at, filter?.streamPrefixes);
  const call = startRead(link.client, request, connection.call(Number.POSITIVE_INFINITY));
  call.on('error', (error) => connection.report(link, error));
  return new Inlet(call, decode, ending);
}

/**
 * Hands out what the call brings. The server's word that it has nothing more is not enough for `caughtUp`, for it may
 * come early and be old by now: that rests on a read that found nothing and was begun after the last event was dealt
 * with.
 */
async function* drain(
  parts: SubscriptionParts,
  inlet: Inlet,
  from: Position | undefined,
  filter: SubscriptionFilter | undefined,
  ending: AbortSignal,
): AsyncGenerator<SubscriptionMessage, void, undefined> {
  let at = from;
  let announced = false;
  while (!ending.aborted) {
    const piece = inlet.next();
    if (piece !== undefined) {
      yield piece;
      at = piece.kind === 'checkpoint' ? piece.position : (piece.events.at(-1)?.position ?? at);
      announced = false;
    } else if (inlet.live && !announced) {
      const rest: Stretch = await stretchAfter(parts.connection, at, filter?.streamPrefixes);
      if (ending.aborted) return;
      if (rest.matches) {
        await inlet.news();
        continue;
      }
      if (rest.through !== undefined && rest.through > (at ?? '')) {
        yield { kind: 'checkpoint', position: rest.through };
        at = rest.through;
      }
      yield { kind: 'caughtUp' };
      announced = true;
    } else {
      await inlet.news();
    }
  }
}

/** The reason where it may pass by itself; throws it where it will not. */
function resumable(error: unknown, inlet: Inlet | undefined): StoreUnavailable {
  const failure = failureOf(error, 'subscribing');
  if (failure instanceof StoreUnavailable) return failure;
  // What had begun and is dropped now was not refused for what it asked.
  if (failure instanceof StoreRefused && inlet?.begun) return new StoreUnavailable(failure.message, { cause: error });
  throw failure;
}
