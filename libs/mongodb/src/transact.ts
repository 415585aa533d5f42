import type { ClientSession, MongoClient } from 'mongodb';
import { isTransient, isUnanswered } from './failure.ts';

export interface TransactOptions {
  /** How long others may be in its way, or the set without a primary, in milliseconds; 15,000 if left out. */
  readonly patienceMs?: number;
}

const LONGEST_PAUSE_MS = 500;

/** {@link transactIn}, in a session of its own. */
export async function transact<T>(
  client: MongoClient,
  work: (session: ClientSession) => Promise<T>,
  options: TransactOptions = {},
): Promise<T> {
  const session = client.startSession();
  try {
    return await transactIn(session, () => work(session), options);
  } finally {
    await session.endSession();
  }
}

/**
 * Runs work as one transaction of a majority, and again from its beginning where the server took it back. Where it
 * does not say whether it committed, it is asked again; once the time is up the failure is thrown, and then only what
 * was to be written tells what happened.
 */
export async function transactIn<T>(
  session: ClientSession,
  work: () => Promise<T>,
  { patienceMs = 15_000 }: TransactOptions = {},
): Promise<T> {
  const end = performance.now() + patienceMs;
  for (let attempt = 0; ; attempt += 1) {
    try {
      session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', journal: true } });
      const result = await work();
      await commit(session, end);
      return result;
    } catch (failure) {
      const isWorthwhile = isTransient(failure) && performance.now() <= end;
      if (session.inTransaction()) await session.abortTransaction();
      if (!isWorthwhile) throw failure;
    }
    await pause(attempt);
  }
}

/** A commit may be repeated: it is the transaction's number that the server goes by. */
async function commit(session: ClientSession, end: number): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await session.commitTransaction();
      return;
    } catch (failure) {
      if (!isUnanswered(failure) || performance.now() > end) throw failure;
    }
    await pause(attempt);
  }
}

function pause(attempt: number): Promise<void> {
  const ms = Math.min(5 * 2 ** attempt, LONGEST_PAUSE_MS) * (0.5 + Math.random());
  return new Promise((resolve) => setTimeout(resolve, ms));
}
