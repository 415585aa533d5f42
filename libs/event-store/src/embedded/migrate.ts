import type { DatabaseSync } from 'node:sqlite';

/** The file was written by a newer program. Nothing was changed. */
export class SchemaTooNew extends Error {
  override readonly name = 'SchemaTooNew';
  readonly found: number;
  readonly known: number;

  constructor(file: string, found: number, known: number) {
    super(`${file} has schema version ${found}; this program knows versions up to ${known}: use a newer one`);
    this.found = found;
    this.known = known;
  }
}

/** SQL that leads from one version to the next; the first builds version 1. */
export type Migration = string;

/** Brings the file to the newest version, a transaction a version, and says from which version it came. */
export function migrate(database: DatabaseSync, file: string, migrations: readonly Migration[]): number {
  const found = schemaVersion(database);
  if (found > migrations.length) throw new SchemaTooNew(file, found, migrations.length);
  for (let version = found; version < migrations.length; version++) {
    step(database, `${migrations[version]}; PRAGMA user_version = ${version + 1}`);
  }
  return found;
}

function step(database: DatabaseSync, sql: string): void {
  try {
    database.exec(`BEGIN IMMEDIATE; ${sql}; COMMIT`);
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

export function schemaVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}
