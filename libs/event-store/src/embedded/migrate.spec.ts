import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@jest/globals';
import { migrate, SchemaTooNew, schemaVersion } from './migrate.ts';
import { MIGRATIONS } from './schema.ts';

const FIRST = 'CREATE TABLE notes (text TEXT NOT NULL)';
const SECOND = "ALTER TABLE notes ADD COLUMN author TEXT NOT NULL DEFAULT 'unknown'";
const THIRD = 'CREATE INDEX notes_by_author ON notes (author)';

test('an empty file gets every version in order', () => {
  const database = new DatabaseSync(':memory:');
  expect(migrate(database, 'events.db', [FIRST, SECOND, THIRD])).toBe(0);
  expect(schemaVersion(database)).toBe(3);
});

test('an older file is brought on from where it stands and keeps what it holds', () => {
  const database = new DatabaseSync(':memory:');
  migrate(database, 'events.db', [FIRST]);
  database.exec("INSERT INTO notes VALUES ('kept')");
  expect(migrate(database, 'events.db', [FIRST, SECOND])).toBe(1);
  expect({ ...database.prepare('SELECT * FROM notes').get() }).toEqual({ text: 'kept', author: 'unknown' });
});

test('a file of this version is left alone', () => {
  const database = new DatabaseSync(':memory:');
  migrate(database, 'events.db', MIGRATIONS);
  expect(migrate(database, 'events.db', MIGRATIONS)).toBe(MIGRATIONS.length);
});

test('a newer file is refused, naming both versions', () => {
  const database = new DatabaseSync(':memory:');
  migrate(database, 'events.db', [FIRST, SECOND]);
  expect(() => migrate(database, 'events.db', [FIRST])).toThrow(SchemaTooNew);
  expect(() => migrate(database, 'events.db', [FIRST])).toThrow(
    'events.db has schema version 2; this program knows versions up to 1',
  );
});

test('a migration that fails leaves the file at the last version that succeeded', () => {
  const database = new DatabaseSync(':memory:');
  expect(() => migrate(database, 'events.db', [FIRST, 'ALTER TABLE missing ADD COLUMN x'])).toThrow('missing');
  expect(schemaVersion(database)).toBe(1);
  expect(database.isTransaction).toBe(false);
});
