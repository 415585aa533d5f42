import type { PrivateDatabase, Row } from '@jejak/privacy';
import { withoutHash } from '../accounts/index.ts';
import type {
  ActiveApiToken,
  ApiToken,
  ApiTokenPage,
  ApiTokenStore,
  Scope,
  StoredApiToken,
} from '../api-tokens/index.ts';
import type { Instant } from '../time/index.ts';
import { ACCOUNT_COLUMNS, type AccountRow, accountOf } from './account-row.ts';
import { writeIfPossible } from './set-password.ts';

type ApiTokenRow = Row & {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly office: string | null;
  readonly scopes: string;
  readonly created_at: string;
  readonly expires_at: string;
  readonly last_used_at: string | null;
  readonly revoked_at: string | null;
};

const COLUMNS = `api_token.id, api_token.name, api_token.account, api_token.office, api_token.scopes,
  api_token.created_at, api_token.expires_at, api_token.last_used_at, api_token.revoked_at`;

export class EmbeddedApiTokens implements ApiTokenStore {
  readonly #database: PrivateDatabase;

  constructor(database: PrivateDatabase) {
    this.#database = database;
  }

  async insert(hash: string, token: ApiToken): Promise<void> {
    const sql = `INSERT INTO api_token
      (id, hash, name, account, office, scopes, created_at, expires_at, last_used_at, revoked_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
    const { id, name, account, office, scopes, createdAt, expiresAt, lastUsedAt, revokedAt } = token;
    const params = [id, hash, name, account, office, scopes.join(' '), createdAt, expiresAt, lastUsedAt, revokedAt];
    await this.#database.write([{ sql, params }]);
  }

  async find(hash: string): Promise<ActiveApiToken | undefined> {
    const sql = `SELECT ${COLUMNS}, ${ACCOUNT_COLUMNS} FROM api_token
      JOIN account ON account.id = api_token.account WHERE api_token.hash = ?`;
    const [row] = await this.#database.read<ApiTokenRow & AccountRow>(sql, [hash]);
    return row && { token: tokenOf(row), account: withoutHash(accountOf(row)) };
  }

  async list({ office, account, limit, after }: ApiTokenPage): Promise<readonly ApiToken[]> {
    const sql = `SELECT ${COLUMNS} FROM api_token
      WHERE office IS coalesce(?, office) AND account = coalesce(?, account)
        AND (? IS NULL OR created_at < ? OR (created_at = ? AND id > ?))
      ORDER BY created_at DESC, id LIMIT ?`;
    const { createdAt = null, id = null } = after ?? {};
    const params = [office ?? null, account ?? null, createdAt, createdAt, createdAt, id, limit ?? -1];
    return (await this.#database.read<ApiTokenRow>(sql, params)).map(tokenOf);
  }

  async page(after: string | null, limit: number): Promise<readonly StoredApiToken[]> {
    const sql = `SELECT ${COLUMNS}, api_token.hash FROM api_token WHERE id > ? ORDER BY id LIMIT ?`;
    const rows = await this.#database.read<ApiTokenRow & { readonly hash: string }>(sql, [
      after ?? '',
      Math.max(1, limit),
    ]);
    return rows.map((row) => ({ ...tokenOf(row), hash: row.hash }));
  }

  async touch(id: string, usedAt: Instant): Promise<void> {
    const sql = "UPDATE api_token SET last_used_at = max(coalesce(last_used_at, ''), ?) WHERE id = ?";
    await this.#database.write([{ sql, params: [usedAt, id] }]);
  }

  revoke(id: string, revokedAt: Instant): Promise<boolean> {
    const sql = 'UPDATE api_token SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?';
    return writeIfPossible(this.#database, [{ sql, params: [revokedAt, id], mustChange: true }]);
  }
}

function tokenOf(row: ApiTokenRow): ApiToken {
  return {
    id: row.id,
    name: row.name,
    account: row.account,
    office: row.office,
    scopes: row.scopes.split(' ').filter(isScope),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  };
}

function isScope(text: string): text is Scope {
  return text === 'read' || text === 'write';
}
