import type { PrivateDatabase, Row, Statement } from '@jejak/privacy';
import type { StoredAccount } from '../accounts/index.ts';
import type { OneTimeTokenStore, PasswordToken, SetupToken } from '../one-time-links/index.ts';
import type { Instant } from '../time/index.ts';
import { insertAccount } from './account-row.ts';
import { setPasswordByToken, writeIfPossible } from './set-password.ts';

type TokenRow = Row & { readonly kind: string; readonly account: string | null; readonly expires_at: string };

export class EmbeddedOneTimeTokens implements OneTimeTokenStore {
  readonly #database: PrivateDatabase;

  constructor(database: PrivateDatabase) {
    this.#database = database;
  }

  async issue(token: SetupToken | PasswordToken): Promise<void> {
    const account = token.kind === 'setup' ? null : token.account;
    await this.#database.write([
      // IS, because the set-up's account is null.
      { sql: 'DELETE FROM one_time_token WHERE account IS ?', params: [account] },
      {
        sql: 'INSERT INTO one_time_token (hash, kind, account, expires_at) VALUES (?, ?, ?, ?)',
        params: [token.hash, token.kind, account, token.expiresAt],
      },
    ]);
  }

  async find(hash: string): Promise<SetupToken | PasswordToken | undefined> {
    const sql = 'SELECT kind, account, expires_at FROM one_time_token WHERE hash = ?';
    const [row] = await this.#database.read<TokenRow>(sql, [hash]);
    if (!row) return undefined;
    if (row.account === null) return { kind: 'setup', hash, expiresAt: row.expires_at };
    const kind = row.kind === 'invitation' ? 'invitation' : 'reset';
    return { kind, hash, account: row.account, expiresAt: row.expires_at };
  }

  redeemSetup(hash: string, now: Instant, account: StoredAccount): Promise<boolean> {
    const useToken: Statement = {
      sql: "DELETE FROM one_time_token WHERE hash = ? AND kind = 'setup' AND expires_at > ?",
      params: [hash, now],
      mustChange: true,
    };
    const insertFirst = insertAccount(account, 'NOT EXISTS (SELECT 1 FROM account)');
    return writeIfPossible(this.#database, [useToken, insertFirst]);
  }

  redeemPassword(hash: string, now: Instant, passwordHash: string): Promise<boolean> {
    return writeIfPossible(this.#database, setPasswordByToken(hash, now, passwordHash));
  }
}
