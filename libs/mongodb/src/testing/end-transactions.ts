import { type MongoClient, UUID } from 'mongodb';

/**
 * Ends the transactions that a killed process left open, as the server does by itself after
 * transactionLifetimeLimitSeconds; `sessions` are their sessions' ids in hexadecimal digits.
 */
export async function endTransactions(client: MongoClient, sessions: readonly string[]): Promise<void> {
  const killSessions = [...new Set(sessions)].map((session) => ({ id: new UUID(session) }));
  await client.db('admin').command({ killSessions });
}

/** Those of everybody; whoever is still there begins its own again. */
export async function endAllTransactions(client: MongoClient): Promise<void> {
  await client.db('admin').command({ killAllSessions: [] });
}
