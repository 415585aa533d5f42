import type { Position, SubscriptionFilter, SubscriptionMessage } from '../port.ts';
import type { Connection } from './connection.ts';
import type { Handout, Source } from './source.ts';
import { stretchAfter } from './stretch.ts';

export interface DrainOptions {
  readonly connection: Connection;
  /** What was handed out already. */
  readonly from: Position | undefined;
  readonly filter: SubscriptionFilter | undefined;
  readonly ending: AbortSignal;
}

/**
 * Hands out what a source brings, each position once. The server's word that it has nothing more is not enough for
 * `caughtUp`, for it may come early and be old by now: that rests on a read that found nothing and was begun after the
 * last event was dealt with.
 */
export async function* drain(
  source: Source,
  { connection, from, filter, ending }: DrainOptions,
): AsyncGenerator<SubscriptionMessage, void, undefined> {
  let at = from;
  let announced = false;
  while (!ending.aborted) {
    const piece = source.next();
    if (piece !== undefined) {
      const rest = beyond(piece, at);
      if (rest === undefined) continue;
      yield rest;
      at = placeAfter(rest, at);
      announced = false;
    } else if (source.live && !announced) {
      const rest = await stretchAfter(connection, at, filter?.streamPrefixes);
      if (ending.aborted) return;
      if (rest.matches) {
        await source.news();
        continue;
      }
      if (rest.through !== undefined && rest.through > (at ?? '')) {
        yield { kind: 'checkpoint', position: rest.through };
        at = rest.through;
      }
      yield { kind: 'caughtUp' };
      announced = true;
    } else {
      await source.news();
    }
  }
}

/** Where a follower stands once it has dealt with a message. */
export function placeAfter(message: SubscriptionMessage, before: Position | undefined): Position | undefined {
  if (message.kind === 'checkpoint') return message.position;
  return message.kind === 'events' ? (message.events.at(-1)?.position ?? before) : before;
}

/** What of a piece was not handed out yet. */
function beyond(piece: Handout, at: Position | undefined): Handout | undefined {
  const start = at ?? '';
  if (piece.kind === 'checkpoint') return piece.position > start ? piece : undefined;
  if ((piece.events[0]?.position ?? '') > start) return piece;
  const events = piece.events.filter(({ position }) => position > start);
  return events.length === 0 ? undefined : { kind: 'events', events };
}
