import { parseStream } from '@jejak/domain';
import type { EventStore } from '@jejak/event-store';

const PAGE = 2000;

/** How many events of the ledger are stored after a position. */
export async function countEvents(store: EventStore, after: string | null, signal: AbortSignal): Promise<number> {
  let count = 0;
  let position = after ?? undefined;
  while (!signal.aborted) {
    const events = await store.readAll({ limit: PAGE, ...(position === undefined ? {} : { after: position }) });
    count += events.filter(({ stream }) => parseStream(stream) !== undefined).length;
    if (events.length < PAGE) break;
    position = events.at(-1)?.position;
  }
  return count;
}
