import type { StoredEvent, SubscriptionMessage } from '@jejak/event-store';

export interface Batch {
  readonly events: readonly StoredEvent[];
  /** Nothing more was stored when this batch was closed. */
  readonly caughtUp: boolean;
  /** Where the subscription stands, over a stretch without events of ours too; null where it did not say. */
  readonly through: string | null;
}

export interface BatchBounds {
  /** A batch closes at the first message with which it has as many. */
  readonly maxEvents: number;
  /** How long the first event of a batch waits for more, where the store does not say that it has caught up. */
  readonly maxWaitMs: number;
}

const LATE = Symbol('late');

/**
 * Gathers what a subscription hands out. The next message is asked for while a batch is being dealt with, so that
 * reading and folding overlap; one message ahead, never more.
 */
export async function* batches(
  messages: AsyncIterable<SubscriptionMessage>,
  { maxEvents, maxWaitMs }: BatchBounds,
): AsyncGenerator<Batch, void> {
  const iterator = messages[Symbol.asyncIterator]();
  let next = ahead(iterator);
  let events: StoredEvent[] = [];
  let through: string | null = null;
  let late: Timer | null = null;
  const close = (caughtUp: boolean): Batch => {
    const batch = { events, caughtUp, through };
    late?.cancel();
    [events, through, late] = [[], null, null];
    return batch;
  };
  for (;;) {
    const got = await (late === null ? next : Promise.race([next, late.promise]));
    if (got === LATE) {
      yield close(false);
      continue;
    }
    if (got.done) {
      if (events.length > 0) yield close(false);
      return;
    }
    next = ahead(iterator);
    const message = got.value;
    if (message.kind === 'checkpoint') through = message.position;
    if (message.kind === 'events') {
      events = events.length === 0 ? [...message.events] : [...events, ...message.events];
      late ??= startTimer(maxWaitMs);
    }
    if (message.kind === 'caughtUp' || events.length >= maxEvents) yield close(message.kind === 'caughtUp');
  }
}

/** A failure is thrown where the message is awaited, which may be later than it happens. */
function ahead(iterator: AsyncIterator<SubscriptionMessage>): Promise<IteratorResult<SubscriptionMessage>> {
  const next = iterator.next();
  next.catch(() => {});
  return next;
}

interface Timer {
  readonly promise: Promise<typeof LATE>;
  cancel(): void;
}

function startTimer(ms: number): Timer {
  const { promise, resolve } = Promise.withResolvers<typeof LATE>();
  const timer = setTimeout(() => resolve(LATE), ms);
  return { promise, cancel: () => clearTimeout(timer) };
}
