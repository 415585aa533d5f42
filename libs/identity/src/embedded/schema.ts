import type { SchemaModule } from '@jejak/privacy';

/** The tables of this library in `private.db`; secrets only as hashes. */
export const identitySchema: SchemaModule = {
  name: 'identity',
  migrations: [
    `CREATE TABLE account (
       id TEXT PRIMARY KEY,
       login TEXT NOT NULL UNIQUE,
       name TEXT NOT NULL,
       office TEXT,
       instance_administrator INTEGER NOT NULL,
       disabled INTEGER NOT NULL,
       created_at TEXT NOT NULL,
       password_hash TEXT
     ) STRICT, WITHOUT ROWID;
     CREATE INDEX account_by_office ON account (office, login);

     CREATE TABLE session (
       id TEXT PRIMARY KEY,
       account TEXT NOT NULL REFERENCES account (id),
       created_at TEXT NOT NULL,
       last_seen_at TEXT NOT NULL,
       expires_at TEXT NOT NULL,
       device TEXT
     ) STRICT, WITHOUT ROWID;
     CREATE INDEX session_by_account ON session (account, created_at);

     CREATE TABLE api_token (
       id TEXT PRIMARY KEY,
       hash TEXT NOT NULL UNIQUE,
       name TEXT NOT NULL,
       account TEXT NOT NULL REFERENCES account (id),
       office TEXT,
       scopes TEXT NOT NULL,
       created_at TEXT NOT NULL,
       expires_at TEXT NOT NULL,
       last_used_at TEXT,
       revoked_at TEXT
     ) STRICT, WITHOUT ROWID;
     CREATE INDEX api_token_by_account ON api_token (account, created_at);

     CREATE TABLE one_time_token (
       hash TEXT PRIMARY KEY,
       kind TEXT NOT NULL,
       account TEXT REFERENCES account (id),
       expires_at TEXT NOT NULL,
       CHECK ((kind = 'setup') = (account IS NULL))
     ) STRICT, WITHOUT ROWID;
     CREATE INDEX one_time_token_by_account ON one_time_token (account)`,
  ],
};
