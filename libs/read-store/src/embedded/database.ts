import { DatabaseSync } from 'node:sqlite';
import { isBusy } from './failures.ts';
import { migrate } from './migrate.ts';

export interface EmbeddedOptions {
  readonly file: string;
  /** The file grows no further; then StoreFull. Without it the disk is the limit. */
  readonly maxBytes?: number;
}

const PAGE_BYTES = 8192;
const BUSY_MS = 10_000;

/**
 * `synchronous=NORMAL` suffices here. In WAL a transaction is a run of frames, each with a checksum over all before
 * it, the last one marked as the commit. A power cut may cost the newest transactions, but recovery stops at the last
 * whole one: documents and their checkpoint are in one transaction, so they go or stay together, and the projector
 * folds what is missing from its event store once more. The WAL is synced before it is copied into the file.
 */
const settings = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA wal_autocheckpoint = 2000; -- 16 MB: while more is copied into the file, the ledger's sync waits
  PRAGMA journal_size_limit = 134217728;
  PRAGMA cache_size = -32768;
  PRAGMA temp_store = MEMORY; -- sorting goes on when the disk is full
`;

/** Two threads may open a new file at once, and turning to WAL does not wait for the other: hence the retries. */
export function openDatabase({ file, maxBytes }: EmbeddedOptions): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: BUSY_MS });
  try {
    database.exec(`PRAGMA page_size = ${PAGE_BYTES}`);
    retryWhileBusy(() => {
      database.exec(settings);
      migrate(database);
    });
    if (maxBytes !== undefined) database.exec(`PRAGMA max_page_count = ${Math.ceil(maxBytes / PAGE_BYTES)}`);
    return database;
  } catch (failure) {
    database.close();
    throw failure;
  }
}

function retryWhileBusy(work: () => void): void {
  for (const deadline = Date.now() + BUSY_MS; ; ) {
    try {
      work();
      return;
    } catch (failure) {
      if (!isBusy(failure) || Date.now() > deadline) throw failure;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
