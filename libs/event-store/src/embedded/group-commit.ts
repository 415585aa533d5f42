import type { DatabaseSync } from 'node:sqlite';
import type { Ledger } from './ledger.ts';
import type { AppendAnswer, AppendQuestion } from './protocol.ts';
import { isFull } from './sqlite-errors.ts';

/**
 * Commits many appends as one transaction, with an answer each; they return only once they are on disk.
 * Where the disk is full none of them is written. Any other failure leaves open what a disk now holds, so it is
 * thrown and must end the writer.
 */
export function groupCommit(
  database: DatabaseSync,
  ledger: Ledger,
  appends: readonly AppendQuestion[],
): readonly AppendAnswer[] {
  try {
    database.exec('BEGIN IMMEDIATE');
    const answers = appends.map((append) => ledger.append(append));
    database.exec('COMMIT');
    return answers;
  } catch (error) {
    if (!isFull(error)) throw error;
    if (database.isTransaction) database.exec('ROLLBACK');
    ledger.reload();
    return appends.map(() => ({ kind: 'full' }));
  }
}
