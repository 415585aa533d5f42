import { StoreUnavailable } from '../errors.ts';
import type { Position, SubscribeOptions, SubscriptionMessage } from '../port.ts';
import { Backoff } from './backoff.ts';
import { drain, placeAfter } from './drain.ts';
import type { Inlet } from './inlet.ts';
import { parsePosition } from './position.ts';
import { FellBehind, type Seat } from './seat.ts';
import type { SharedSubscription } from './shared-subscription.ts';
import { stretchAfter } from './stretch.ts';
import { openInlet, RESUBSCRIBING, resumable, type SubscriptionParts } from './subscription-call.ts';

/**
 * Follows all streams: catches up by a call of its own, then at the shared subscription, and by its own again where it
 * falls behind. Throws StoreRefused, and StoreUnavailable once the store is closed.
 */
export async function* follow(
  parts: SubscriptionParts,
  shared: SharedSubscription,
  { after, filter, signal }: SubscribeOptions,
): AsyncGenerator<SubscriptionMessage, void, undefined> {
  const { connection, closing } = parts;
  const ending = signal === undefined ? closing : AbortSignal.any([signal, closing]);
  const prefixes = filter?.streamPrefixes;
  const backoff = new Backoff(RESUBSCRIBING);
  let at = after;
  if (after !== undefined) parsePosition(after);
  while (!ending.aborted) {
    let [inlet, seat]: [Inlet | undefined, Seat | undefined] = [undefined, undefined];
    try {
      inlet = await openInlet(parts, at, prefixes, ending);
      for await (const message of drain(inlet, { connection, from: at, filter, ending })) {
        backoff.reset();
        yield message;
        at = placeAfter(message, at);
        if (ending.aborted) break;
        if (seat !== undefined) {
          if (message.kind === 'caughtUp' || reaches(at, seat.from)) break;
        } else if (message.kind === 'caughtUp') {
          seat = shared.take(prefixes, at, ending);
          if (reaches(at, seat.from) || !(await stretchAfter(connection, at, prefixes)).matches) break;
        }
      }
      inlet.close();
      if (seat === undefined || ending.aborted) continue;
      for await (const message of drain(seat, { connection, from: at, filter, ending })) {
        yield message;
        at = placeAfter(message, at);
        if (ending.aborted) break;
      }
    } catch (error) {
      if (ending.aborted) break;
      if (error instanceof FellBehind) continue;
      parts.dropped(resumable(error, inlet), at);
      await backoff.pause(ending);
    } finally {
      inlet?.close();
      seat?.leave();
    }
  }
  if (!signal?.aborted) throw new StoreUnavailable('the event store is closed');
}

/** Nothing lies between the follower and what comes to its seat. */
function reaches(at: Position | undefined, from: Position | undefined): boolean {
  return (at ?? '') >= (from ?? '');
}
