import type { StoredEvent, SubscribeOptions, SubscriptionMessage } from '../port.ts';
import type { Commits } from './commits.ts';
import { formatPosition, parsePosition } from './position.ts';

/** A stretch of the global order: what the filter let through of everything up to `through`. */
export interface Stretch {
  readonly events: readonly StoredEvent[];
  readonly through: number;
}

export type Scan = (after: number, prefixes: readonly string[] | undefined) => Promise<Stretch>;

/**
 * Reads stretch by stretch, each only when the one before has been dealt with, so nothing piles up for a slow
 * consumer; `caughtUp` rests on a read that found nothing and was begun after the last event was dealt with.
 */
export async function* follow(
  scan: Scan,
  commits: Commits,
  { after, filter, signal }: SubscribeOptions,
): AsyncGenerator<SubscriptionMessage, void, undefined> {
  let at = parsePosition(after);
  let announced = false;
  while (!signal?.aborted) {
    const { events, through } = await scan(at, filter?.streamPrefixes);
    if (signal?.aborted) return;
    if (events.length > 0) yield { kind: 'events', events };
    if (through > at) {
      if (through > parsePosition(events.at(-1)?.position)) {
        yield { kind: 'checkpoint', position: formatPosition(through) };
      }
      at = through;
      announced = false;
      continue;
    }
    if (commits.latest > at) continue;
    if (!announced) yield { kind: 'caughtUp' };
    announced = true;
    await commits.beyond(at, signal);
  }
}
