import type { SchemaModule } from '../database/index.ts';

/** A row without a wrapped key is an erased subject. */
export const subjectKeysSchema: SchemaModule = {
  name: 'subject-keys',
  migrations: [
    `CREATE TABLE subject_key (
       subject TEXT PRIMARY KEY,
       office TEXT,
       wrapped BLOB,
       wrapping TEXT,
       CHECK ((wrapped IS NULL) = (wrapping IS NULL))
     ) STRICT, WITHOUT ROWID;
     CREATE INDEX subject_key_by_wrapping ON subject_key (wrapping) WHERE wrapping IS NOT NULL`,
  ],
};
