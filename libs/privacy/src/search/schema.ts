import type { SchemaModule } from '../database/index.ts';

/** `kind` is `nik` or `name`; the key leads from a token to its subjects in order. */
export const searchIndexSchema: SchemaModule = {
  name: 'search-index',
  migrations: [
    `CREATE TABLE search_token (
       kind TEXT NOT NULL,
       token TEXT NOT NULL,
       office TEXT NOT NULL,
       subject TEXT NOT NULL,
       PRIMARY KEY (kind, token, office, subject)
     ) STRICT, WITHOUT ROWID;
     CREATE INDEX search_token_by_subject ON search_token (subject)`,
  ],
};
