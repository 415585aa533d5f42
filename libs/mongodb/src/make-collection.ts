import { type Db, type IndexDescription, MongoServerError } from 'mongodb';
import { MongoRefused } from './errors.ts';
import { messageOf } from './failure.ts';

const NAMESPACE_EXISTS = 48;
const OTHER_OPTIONS = 85;
const OTHER_KEYS = 86;

/** Makes what is missing of a collection and its indexes. Throws MongoRefused where an index is there as another. */
export async function makeCollection(db: Db, name: string, indexes: readonly IndexDescription[] = []): Promise<void> {
  try {
    await db.createCollection(name);
  } catch (failure) {
    if (codeOf(failure) !== NAMESPACE_EXISTS) throw failure;
  }
  if (indexes.length === 0) return;
  try {
    await db.collection(name).createIndexes([...indexes]);
  } catch (cause) {
    const code = codeOf(cause);
    if (code !== OTHER_OPTIONS && code !== OTHER_KEYS) throw cause;
    const where = `${db.databaseName}.${name}`;
    throw new MongoRefused(`${where} has an index that is not as it should be: drop it (${messageOf(cause)})`, {
      cause,
    });
  }
}

function codeOf(failure: unknown): unknown {
  return failure instanceof MongoServerError ? failure.code : undefined;
}
