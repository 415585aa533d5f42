import { MongoError } from 'mongodb';
import { MongoFull, MongoUnavailable } from './errors.ts';

/** The server's error codes, https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml */
const UNAUTHORIZED = 13;
const AUTHENTICATION_FAILED = 18;
const OVERFLOW = 15;
const OUT_OF_DISK_SPACE = 14_031;
const TOO_LARGE = 10_334;
const DUPLICATE_KEY = 11_000;
const SNAPSHOT_GONE = new Set([239, 246]);
const INTERRUPTED = new Set([
  6, 7, 50, 63, 64, 89, 91, 112, 133, 134, 189, 262, 9001, 10_058, 10_107, 11_600, 11_602, 13_435,
]);

const AWAY = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoOperationTimeoutError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
  'PoolClearedOnNetworkError',
  'MongoTopologyClosedError',
  'MongoNotConnectedError',
  'MongoClientClosedError',
]);

/** Now and then the driver passes on what the socket says. */
const CUT = new Set([
  'EPIPE',
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** What to think of a failure of the driver, read off its names and codes. */
export type Trouble = 'unavailable' | 'full' | 'duplicate' | 'not-storable' | 'not-allowed' | 'snapshot-gone' | null;

export function troubleOf(failure: unknown): Trouble {
  const code = codeOf(failure);
  if (code === DUPLICATE_KEY) return 'duplicate';
  if (code === OUT_OF_DISK_SPACE) return 'full';
  if (code === TOO_LARGE || code === OVERFLOW) return 'not-storable';
  if (code === UNAUTHORIZED || code === AUTHENTICATION_FAILED) return 'not-allowed';
  if (code !== null && SNAPSHOT_GONE.has(code)) return 'snapshot-gone';
  if (code !== null && INTERRUPTED.has(code)) return 'unavailable';
  if (isObject(failure) && 'code' in failure && CUT.has(String(failure.code))) return 'unavailable';
  if (!(failure instanceof MongoError)) return null;
  if (failure.name === 'MongoInvalidArgumentError' && failure.message.includes('larger than the maximum'))
    return 'not-storable';
  return AWAY.has(failure.name) || isCutBulk(failure) || failure.hasErrorLabel('TransientTransactionError')
    ? 'unavailable'
    : null;
}

/** A bulk write passes on what the connection says, under a name of its own. */
function isCutBulk(failure: MongoError): boolean {
  return failure.name === 'MongoBulkWriteError' && 'beforeHandshake' in failure;
}

/** The whole transaction may be done again: nothing of it is there. */
export function isTransient(failure: unknown): boolean {
  return failure instanceof MongoError && failure.hasErrorLabel('TransientTransactionError');
}

/** Whether the transaction happened is not known. */
export function isUnanswered(failure: unknown): boolean {
  return failure instanceof MongoError && failure.hasErrorLabel('UnknownTransactionCommitResult');
}

export function isDuplicate(failure: unknown): boolean {
  return troubleOf(failure) === 'duplicate';
}

/** Runs work on MongoDB; that the server is away or full is said in this room's errors, the rest is passed on. */
export async function inPlainWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    const trouble = troubleOf(failure);
    if (trouble === 'unavailable') throw new MongoUnavailable(`MongoDB: ${messageOf(failure)}`, { cause: failure });
    if (trouble === 'full') throw new MongoFull(`MongoDB: ${messageOf(failure)}`, { cause: failure });
    throw failure;
  }
}

export function messageOf(failure: unknown): string {
  return isObject(failure) && 'message' in failure ? String(failure.message) : String(failure);
}

function codeOf(failure: unknown): number | null {
  if (!(failure instanceof MongoError)) return null;
  return typeof failure.code === 'number' ? failure.code : null;
}

/** By type: in a test runner's sandbox an error of Node's core is no instance of its Object. */
function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
