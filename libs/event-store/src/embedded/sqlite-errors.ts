import { DatabaseDamaged } from '../errors.ts';

const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_NOTADB = 26;
/** The shared memory file of the write-ahead log could not grow. */
const SQLITE_IOERR_SHMSIZE = 4874;

/** No space on the disk, in the quota or within `maxPages`. */
export function isFull(error: unknown): boolean {
  const code = resultCode(error);
  return code === SQLITE_FULL || code === SQLITE_IOERR_SHMSIZE;
}

/** The file is no database, or its pages contradict each other. */
export function isDamage(error: unknown): boolean {
  const code = Number(resultCode(error)) & 0xff;
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB;
}

/** Does the work; where the file turns out to be damaged, says so. Throws DatabaseDamaged. */
export function onLedgerFile<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isDamage(error) ? new DatabaseDamaged(describeError(error, file), { cause: error }) : error;
  }
}

function resultCode(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'errcode' in error ? error.errcode : undefined;
}

/** What to do where the file is damaged; otherwise the message with SQLite's own result code, which says far more. */
export function describeError(error: unknown, file: string): string {
  if (isDamage(error)) {
    return `${file} is damaged: stop whatever uses the folder, move it aside as it is, and restore the last backup (jejak restore)`;
  }
  return `${String(error)} (SQLite result code ${resultCode(error)})`;
}
