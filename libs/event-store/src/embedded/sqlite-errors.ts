const SQLITE_FULL = 13;
/** The shared memory file of the write-ahead log could not grow. */
const SQLITE_IOERR_SHMSIZE = 4874;

/** No space on the disk, in the quota or within `maxPages`. */
export function isFull(error: unknown): boolean {
  const code = resultCode(error);
  return code === SQLITE_FULL || code === SQLITE_IOERR_SHMSIZE;
}

function resultCode(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'errcode' in error ? error.errcode : undefined;
}

/** The message with SQLite's own result code, which says far more. */
export function describeError(error: unknown): string {
  return `${String(error)} (SQLite result code ${resultCode(error)})`;
}
