import type { Instant } from '@jejak/domain';
import { type Clock, type Ledger, sweepNumbers, type Unnumbered } from '@jejak/ledger';
import type { CaseFile, Letter, WorklistRow } from '@jejak/projections';
import { LiveCollections } from '@jejak/projector';
import type { ReadStore } from '@jejak/read-store';

const EVERY_MS = 30_000;
const MOST_AT_ONCE = 200;

type Stored<D> = { readonly [field in keyof D]: D[field] };

/** Numbers, now and then, what a crash left without a number. */
export async function startNumberSweeper(
  readStore: ReadStore,
  ledger: Ledger,
  clock: Clock,
  failed: (error: unknown, during: string) => void,
  everyMs = EVERY_MS,
): Promise<{ close(): Promise<void> }> {
  const live = await LiveCollections.open(readStore);
  let running: Promise<unknown> = Promise.resolve();
  const sweep = () => {
    if (live.generation() === null) return;
    running = sweepNumbers(ledger, (before) => unnumbered(readStore, live, before), clock.now()).catch((error) =>
      failed(error, 'sweeping numbers'),
    );
  };
  const timer = setInterval(sweep, everyMs).unref();
  return {
    async close() {
      clearInterval(timer);
      await running;
      await live.close();
    },
  };
}

async function unnumbered(store: ReadStore, live: LiveCollections, before: Instant): Promise<readonly Unnumbered[]> {
  const cases = await store.find<Stored<WorklistRow>>(live.name('worklist'), {
    filter: { number: null, openedAt: { $lt: before } },
    limit: MOST_AT_ONCE,
  });
  const letters = await store.find<Stored<Letter>>(live.name('letters'), {
    filter: { number: null, recordedAt: { $lt: before } },
    limit: MOST_AT_ONCE,
  });
  const ids = cases.documents.map(({ id }) => id);
  const files = await store.getMany<Stored<CaseFile>>(live.name('case-file'), ids);
  return [
    ...cases.documents.flatMap(({ id, office }) => {
      // The register's year is that of recording, which the case's first event tells.
      const recordedAt = files.get(id)?.timeline[0]?.recordedAt;
      return recordedAt ? [{ kind: 'register' as const, case: id, document: null, office, recordedAt }] : [];
    }),
    ...letters.documents.map(({ id, office, recordedAt, ...letter }) => ({
      kind: 'letters' as const,
      case: letter.case,
      document: id,
      office,
      recordedAt,
    })),
  ];
}
