import type { DatabaseSync } from 'node:sqlite';
import { IncompatibleStore } from '../errors.ts';

/** Marks the file as ours: "JJRS". */
const APPLICATION_ID = 0x4a4a5253;

/** The n-th step leads from schema version n to n + 1; steps are only ever added. */
export const migrations: readonly string[] = [
  `CREATE TABLE collection (
     number INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice, so a stale one cannot name another collection
     name TEXT NOT NULL UNIQUE,
     indexes TEXT NOT NULL
   ) STRICT;
   CREATE TABLE checkpoint (
     name TEXT PRIMARY KEY,
     position TEXT,
     ordinal INTEGER NOT NULL,
     fence INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;`,
];

/** Brings the file to the newest schema, in one transaction. Throws IncompatibleStore. */
export function migrate(database: DatabaseSync, steps: readonly string[] = migrations): void {
  if (version(database) === steps.length && isOurs(database)) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    refuseForeign(database);
    refuseNewer(version(database), steps.length);
    for (const step of steps.slice(version(database))) database.exec(step);
    database.exec(`PRAGMA user_version = ${steps.length}; PRAGMA application_id = ${APPLICATION_ID}; COMMIT`);
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
  }
}

function refuseForeign(database: DatabaseSync): void {
  const tables = database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n;
  if (!isOurs(database) && tables !== 0) throw new IncompatibleStore('this SQLite file belongs to another program');
}

function refuseNewer(found: number, known: number): void {
  if (found <= known) return;
  throw new IncompatibleStore(
    `the read store has schema version ${found}, this program knows ${known}: ` +
      'start the newer program, or delete the read store and rebuild it',
  );
}

const isOurs = (database: DatabaseSync) => pragma(database, 'application_id') === APPLICATION_ID;
const version = (database: DatabaseSync) => pragma(database, 'user_version');

function pragma(database: DatabaseSync, name: 'application_id' | 'user_version'): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
}
