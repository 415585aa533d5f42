import type { PrivateDatabase, Row } from '@jejak/privacy';
import { withoutHash } from '../accounts/index.ts';
import type { ActiveSession, Session, SessionStore } from '../sessions/index.ts';
import type { Instant } from '../time/index.ts';
import { ACCOUNT_COLUMNS, type AccountRow, accountOf } from './account-row.ts';

type SessionRow = Row & {
  readonly id: string;
  readonly account: string;
  readonly created_at: string;
  readonly last_seen_at: string;
  readonly expires_at: string;
  readonly device: string | null;
};

const COLUMNS = `session.id, session.account, session.created_at, session.last_seen_at, session.expires_at,
  session.device`;

export class EmbeddedSessions implements SessionStore {
  readonly #database: PrivateDatabase;

  constructor(database: PrivateDatabase) {
    this.#database = database;
  }

  async insert({ id, account, createdAt, lastSeenAt, expiresAt, device }: Session): Promise<void> {
    const sql = `INSERT INTO session (id, account, created_at, last_seen_at, expires_at, device)
      VALUES (?, ?, ?, ?, ?, ?)`;
    await this.#database.write([{ sql, params: [id, account, createdAt, lastSeenAt, expiresAt, device] }]);
  }

  async find(id: string): Promise<ActiveSession | undefined> {
    const sql = `SELECT ${COLUMNS}, ${ACCOUNT_COLUMNS} FROM session
      JOIN account ON account.id = session.account WHERE session.id = ?`;
    const [row] = await this.#database.read<SessionRow & AccountRow>(sql, [id]);
    return row && { session: sessionOf(row), account: withoutHash(accountOf(row)) };
  }

  async list(account: string): Promise<readonly Session[]> {
    const sql = `SELECT ${COLUMNS} FROM session WHERE account = ? ORDER BY created_at DESC, id`;
    return (await this.#database.read<SessionRow>(sql, [account])).map(sessionOf);
  }

  async touch(id: string, seenAt: Instant): Promise<void> {
    const sql = 'UPDATE session SET last_seen_at = max(last_seen_at, ?) WHERE id = ?';
    await this.#database.write([{ sql, params: [seenAt, id] }]);
  }

  async remove(id: string): Promise<void> {
    await this.#database.write([{ sql: 'DELETE FROM session WHERE id = ?', params: [id] }]);
  }

  async removeAllOf(account: string, except = ''): Promise<void> {
    const sql = 'DELETE FROM session WHERE account = ? AND id <> ?';
    await this.#database.write([{ sql, params: [account, except] }]);
  }

  async removeEnded(now: Instant, idleSince: Instant): Promise<void> {
    const sql = 'DELETE FROM session WHERE expires_at <= ? OR last_seen_at < ?';
    await this.#database.write([{ sql, params: [now, idleSince] }]);
  }
}

function sessionOf(row: SessionRow): Session {
  return {
    id: row.id,
    account: row.account,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    device: row.device,
  };
}
