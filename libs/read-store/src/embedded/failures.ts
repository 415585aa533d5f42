import { IncompatibleStore, StoreFull, StoreUnavailable } from '../errors.ts';

/** Runs work on SQLite and says its failures in the port's words. */
export function inPortsWords<T>(work: () => T): T {
  try {
    return work();
  } catch (failure) {
    throw translated(failure);
  }
}

/** SQLite's extended result codes, https://www.sqlite.org/rescode.html; the low byte is the primary code. */
const BUSY = 5;
const IO_ERROR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NO_DATABASE = 26;
/** The shared memory beside the WAL could not grow. */
const IO_ERROR_SHARED_MEMORY_SIZE = 4874;

const DAMAGED =
  'read.db of the data folder is damaged: stop the server, delete read.db, read.db-wal and read.db-shm, and start again; the read models are made anew from the ledger';

function translated(failure: unknown): unknown {
  const code = sqliteCode(failure);
  if (code === null) return failure;
  const message = failure instanceof Object && 'message' in failure ? String(failure.message) : 'SQLite failed';
  const primary = code & 0xff;
  if (primary === FULL || code === IO_ERROR_SHARED_MEMORY_SIZE) return new StoreFull(message, { cause: failure });
  if (primary === NO_DATABASE || primary === CORRUPT) return new IncompatibleStore(DAMAGED, { cause: failure });
  if (primary === BUSY || primary === IO_ERROR || primary === CANNOT_OPEN)
    return new StoreUnavailable(`${message} (SQLite code ${code})`, { cause: failure });
  return failure;
}

export function isBusy(failure: unknown): boolean {
  return ((sqliteCode(failure) ?? 0) & 0xff) === BUSY;
}

/** Read off the fields: in a test runner's sandbox an error of Node's core is no instance of its Error. */
function sqliteCode(failure: unknown): number | null {
  if (typeof failure !== 'object' || failure === null) return null;
  if (!('code' in failure) || failure.code !== 'ERR_SQLITE_ERROR' || !('errcode' in failure)) return null;
  return Number(failure.errcode);
}
