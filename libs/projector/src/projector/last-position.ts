import { parseStream } from '@jejak/domain';
import type { EventStore, Position } from '@jejak/event-store';

const PAGE = 2000;

/** Position of the last event of the ledger that is stored after a position; null where there is none. */
export async function lastPosition(store: EventStore, after: Position | null): Promise<Position | null> {
  let last: Position | null = null;
  let from = after ?? undefined;
  for (;;) {
    const events = await store.readAll({ limit: PAGE, ...(from === undefined ? {} : { after: from }) });
    last = events.findLast(({ stream }) => parseStream(stream) !== undefined)?.position ?? last;
    if (events.length < PAGE) return last;
    from = events.at(-1)?.position;
  }
}
