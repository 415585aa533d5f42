import type { DatabaseSync } from 'node:sqlite';
import { PrivateSchemaTooNew } from './errors.ts';
import type { SchemaModule } from './port.ts';

/** Layout of the file itself; each module's tables are counted apart, in `schema_module`. */
const FILE_FORMAT = 1;

/** Brings every module to its newest version in one transaction, or refuses a file that is ahead of this program. */
export function migrate(db: DatabaseSync, modules: readonly SchemaModule[]): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    makeFileFormat(db);
    const versions = versionsOf(db);
    refuseUnknown(versions, modules);
    for (const module of modules) migrateModule(db, module, versions.get(module.name) ?? 0);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function makeFileFormat(db: DatabaseSync): void {
  const format = Number(db.prepare('PRAGMA user_version').get()?.user_version);
  if (format > FILE_FORMAT) {
    throw new PrivateSchemaTooNew(`private.db has format ${format}, this program knows ${FILE_FORMAT}: update it`);
  }
  if (format === FILE_FORMAT) return;
  db.exec('CREATE TABLE schema_module (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID');
  db.exec(`PRAGMA user_version = ${FILE_FORMAT}`);
}

function versionsOf(db: DatabaseSync): ReadonlyMap<string, number> {
  const rows = db.prepare('SELECT name, version FROM schema_module').all();
  return new Map(rows.map((row) => [String(row.name), Number(row.version)]));
}

function refuseUnknown(versions: ReadonlyMap<string, number>, modules: readonly SchemaModule[]): void {
  const known = new Map(modules.map((module) => [module.name, module.migrations.length]));
  for (const [name, version] of versions) {
    const newest = known.get(name) ?? 0;
    if (version <= newest) continue;
    throw new PrivateSchemaTooNew(
      `private.db has ${name} in version ${version}, this program knows ${newest}: update it`,
    );
  }
}

function migrateModule(db: DatabaseSync, module: SchemaModule, from: number): void {
  for (const migration of module.migrations.slice(from)) db.exec(migration);
  if (module.migrations.length === from) return;
  db.prepare('INSERT OR REPLACE INTO schema_module (name, version) VALUES (?, ?)').run(
    module.name,
    module.migrations.length,
  );
}
