import { setTimeout as sleep } from 'node:timers/promises';
import { type AppendResult, type EventStore, StoreUnavailable } from '@jejak/event-store';
import type { FrozenAppend } from './envelope.ts';

/** Whether the command took effect is not known. Sent again under the same key it takes effect at most once. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

const PATIENCE_MS = [10, 30, 100, 300, 1000, 2000];

/**
 * Appends at the end of the aggregate; where no answer comes, the same bytes are sent again.
 * Throws WrongExpectedRevision, StoreFull, AppendTooLarge, OutcomeUnknown.
 */
export async function appendFrozen(
  store: EventStore,
  stream: string,
  revision: number,
  { events }: FrozenAppend,
): Promise<AppendResult> {
  const expected = revision < 0 ? 'noStream' : revision;
  for (const patience of PATIENCE_MS) {
    try {
      return await store.append(stream, expected, events);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      await sleep(patience);
    }
  }
  throw new OutcomeUnknown(`no answer for an append to ${stream}; send the command again with the same key`);
}
