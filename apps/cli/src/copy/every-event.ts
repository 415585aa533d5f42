import type { EventStore, Position, StoredEvent } from '@jejak/event-store';

const PAGE = 1_000;

/** Everything after a position, in global order, a page at a time. */
export async function* everyEvent(store: EventStore, after?: Position): AsyncGenerator<readonly StoredEvent[]> {
  for (let from = after; ; ) {
    const page = await store.readAll({ limit: PAGE, ...(from === undefined ? {} : { after: from }) });
    const last = page.at(-1);
    if (!last) return;
    yield page;
    from = last.position;
  }
}
