import type { Checkpoint, ReadStore } from '../port.ts';
import { sameCheckpoint } from '../query/index.ts';
import { pause } from './pause.ts';

export interface WatchOptions {
  readonly signal: AbortSignal;
  /**
   * How long to wait between looks while nothing is heard, in milliseconds. If left out 100 where the store does not
   * tell of commits, and 5,000 where it does: then for what it did not hear of itself.
   */
  readonly everyMs?: number;
}

/** Of {@link WatchOptions.everyMs}. */
export function usualPause(store: ReadStore): number {
  return store.onCommit === undefined ? 100 : 5_000;
}

/** The checkpoint as found first and whenever it has moved since; moves in between are left out. Ends by its signal. */
export async function* watchCheckpoint(
  store: ReadStore,
  name: string,
  { signal, everyMs = usualPause(store) }: WatchOptions,
): AsyncGenerator<Checkpoint | null, void> {
  let wake = Promise.withResolvers<void>();
  const unsubscribe = store.onCommit?.(() => wake.resolve());
  try {
    let last: Checkpoint | null | undefined;
    while (!signal.aborted) {
      // Armed before looking, so that a commit in between is not slept over.
      wake = Promise.withResolvers();
      const found = await store.checkpoint(name);
      if (last === undefined || !sameCheckpoint(found, last)) yield found;
      last = found;
      await Promise.race([wake.promise, pause(everyMs, signal)]);
    }
  } finally {
    unsubscribe?.();
  }
}
