import { setTimeout as sleep } from 'node:timers/promises';
import { type AppendResult, type EventStore, StoreUnavailable } from '@jejak/event-store';
import type { FrozenEvent } from './freeze.ts';

/** Whether the command took effect is not known. Sent again under the same key it takes effect at most once. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** How long to wait before each time the same bytes are sent again. */
const PATIENCE_MS = [10, 30, 100, 300, 1000, 2000];

/**
 * Appends after the event of that revision; where no answer comes, the same bytes are sent again.
 * Throws WrongExpectedRevision, StoreFull, AppendTooLarge, OutcomeUnknown.
 */
export async function appendFrozen(
  store: EventStore,
  stream: string,
  revision: number,
  frozen: readonly FrozenEvent[],
): Promise<AppendResult> {
  const expected = revision < 0 ? 'noStream' : revision;
  const events = frozen.map(({ id, type, json }) => ({ id, type, json }));
  for (let tries = 0; ; tries++) {
    try {
      return await store.append(stream, expected, events);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      const patience = PATIENCE_MS[tries];
      if (patience === undefined) {
        const advice = `no answer for an append to ${stream}; send the command again with the same key`;
        throw new OutcomeUnknown(advice, { cause: error });
      }
      await sleep(patience);
    }
  }
}
