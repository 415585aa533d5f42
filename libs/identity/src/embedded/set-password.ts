import { type PrivateDatabase, type Statement, WriteRefused } from '@jejak/privacy';

const ACCOUNT_OF_TOKEN = '(SELECT account FROM one_time_token WHERE hash = ? AND expires_at > ?)';

/** A new password ends what was reached with the old one. */
export function setPassword(account: string, passwordHash: string): readonly Statement[] {
  return [
    { sql: 'UPDATE account SET password_hash = ? WHERE id = ?', params: [passwordHash, account], mustChange: true },
    { sql: 'DELETE FROM session WHERE account = ?', params: [account] },
    { sql: 'DELETE FROM one_time_token WHERE account = ?', params: [account] },
  ];
}

/** The same for the account that a one-time token stands for. */
export function setPasswordByToken(hash: string, now: string, passwordHash: string): readonly Statement[] {
  return [
    {
      sql: `UPDATE account SET password_hash = ? WHERE id = ${ACCOUNT_OF_TOKEN}`,
      params: [passwordHash, hash, now],
      mustChange: true,
    },
    { sql: `DELETE FROM session WHERE account = ${ACCOUNT_OF_TOKEN}`, params: [hash, now] },
    { sql: `DELETE FROM one_time_token WHERE account = ${ACCOUNT_OF_TOKEN}`, params: [hash, now] },
  ];
}

/** False where a statement that had to change something could not. */
export async function writeIfPossible(database: PrivateDatabase, statements: readonly Statement[]): Promise<boolean> {
  try {
    await database.write(statements);
    return true;
  } catch (error) {
    if (error instanceof WriteRefused) return false;
    throw error;
  }
}
