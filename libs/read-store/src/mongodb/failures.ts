import { messageOf, troubleOf } from '@jejak/mongodb';
import { IncompatibleStore, InvalidWrite, StoreFull, StoreUnavailable } from '../errors.ts';

/** Runs work on MongoDB and says its failures in the port's words. */
export async function inPortsWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    throw translated(failure);
  }
}

function translated(cause: unknown): unknown {
  const said = messageOf(cause);
  switch (troubleOf(cause)) {
    case 'unavailable':
    case 'snapshot-gone':
      return new StoreUnavailable(said, { cause });
    case 'full':
      return new StoreFull(said, { cause });
    case 'not-storable':
      return new InvalidWrite(said, { cause });
    case 'not-allowed':
      return new IncompatibleStore(`${said}: give the user readWrite on the database of the read models`, { cause });
    default:
      return cause;
  }
}
