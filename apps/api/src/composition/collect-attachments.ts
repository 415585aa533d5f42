import type { EventStore } from '@jejak/event-store';
import type { Attachments } from '@jejak/privacy';
import { LiveCollections } from '@jejak/projector';
import type { ReadStore } from '@jejak/read-store';

const DAY_MS = 24 * 3600_000;
const EVERY_MS = 6 * 3600_000;
/** So many are gone through the ledger for in one go; the rest waits for the next. */
const MOST_AT_ONCE = 100;
const PAGE = 1000;

export interface Collection {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly attachments: Attachments;
  readonly offices: () => readonly { readonly code: string }[];
  readonly failed: (error: unknown, during: string) => void;
  readonly removed: (count: number) => void;
  /** 6 hours where left out. */
  readonly everyMs?: number;
  /** A day where left out: far longer than any request lasts. */
  readonly olderThanMs?: number;
}

/**
 * Removes, now and then, files that were put and then named by no event: the process died, or the answer of the store
 * was lost and the command never repeated.
 */
export async function startAttachmentCollector(collection: Collection): Promise<{ close(): Promise<void> }> {
  const live = await LiveCollections.open(collection.readStore);
  let running: Promise<void> | null = null;
  const collect = () => {
    // One round at a time: a second one would count what the first is still removing.
    if (running !== null || live.generation() === null) return;
    running = collectOnce(collection, live)
      .then(collection.removed, (error) => collection.failed(error, 'collecting attachments'))
      .finally(() => {
        running = null;
      });
  };
  const timer = setInterval(collect, collection.everyMs ?? EVERY_MS).unref();
  return {
    async close() {
      clearInterval(timer);
      await running;
      await live.close();
    },
  };
}

/**
 * The read model says quickly which files are named; of what it does not name the ledger itself has the last word, for
 * a read model may lag behind.
 */
async function collectOnce(collection: Collection, live: LiveCollections): Promise<number> {
  const { attachments, eventStore, olderThanMs = DAY_MS } = collection;
  const old = await Array.fromAsync(attachments.olderThan(olderThanMs));
  if (old.length === 0) return 0;
  const named = await namedInReadModel(collection, live);
  const suspects = old.filter((hash) => !named.has(hash)).slice(0, MOST_AT_ONCE);
  if (suspects.length === 0) return 0;
  const nameless = await namedByNoEvent(eventStore, suspects);
  for (const hash of nameless) await attachments.remove(hash);
  return nameless.size;
}

type Entry = { readonly data: { readonly file?: unknown } };

async function namedInReadModel({ readStore, offices }: Collection, live: LiveCollections): Promise<Set<string>> {
  const named = new Set<string>();
  for (const { code } of offices()) {
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { readonly documents: readonly Entry[]; readonly next: string | null } = await readStore.find<Entry>(
        live.name('audit-trail'),
        {
          filter: { office: code, type: 'FileAttached' },
          sort: { field: 'ordinal', direction: 'ascending' },
          limit: PAGE,
          ...(cursor === '' ? {} : { cursor }),
        },
      );
      for (const { data } of page.documents) if (typeof data.file === 'string') named.add(data.file);
      cursor = page.next;
    }
  }
  return named;
}

/** What of these is named nowhere in the whole ledger, in whatever event. */
async function namedByNoEvent(eventStore: EventStore, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const nameless = new Set(hashes);
  for (let after: string | undefined; nameless.size > 0; ) {
    const events = await eventStore.readAll({ limit: PAGE, ...(after === undefined ? {} : { after }) });
    for (const { json } of events) for (const hash of nameless) if (json.includes(hash)) nameless.delete(hash);
    after = events.at(-1)?.position;
    if (events.length < PAGE) return nameless;
  }
  return nameless;
}
