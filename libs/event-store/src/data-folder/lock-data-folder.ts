import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isDamage } from '../embedded/sqlite-errors.ts';
import { checkParts } from './check-parts.ts';
import { DataFolderInUse } from './data-folder-in-use.ts';
import { DataFolderUnusable } from './data-folder-unusable.ts';
import { readHolder, writeHolder } from './holder-file.ts';

const SQLITE_BUSY = 5;

// A connection that the garbage collector took would give its lock away.
const held = new Set<DatabaseSync>();

/** The proof that this process has the folder for itself; whoever opens the stores in it needs one. */
export class DataFolderLock {
  /** Absolute. */
  readonly folder: string;
  readonly #database: DatabaseSync;

  constructor(folder: string, database: DatabaseSync) {
    this.folder = folder;
    this.#database = database;
    held.add(database);
  }

  get isHeld(): boolean {
    return held.has(this.#database);
  }

  /** After the stores were closed. */
  release(): void {
    if (held.delete(this.#database)) this.#database.close();
  }

  [Symbol.dispose](): void {
    this.release();
  }
}

/**
 * Creates the folder where it is missing and holds it until `release` or until the process ends, however it ends:
 * the lock is SQLite's lock on `lock.db`, which the operating system takes back from a killed process.
 * It belongs to the process: opening and closing `lock.db` with `node:fs` in this process would drop it.
 * `service` tells others who holds it. Throws DataFolderInUse, DataFolderUnusable.
 */
export function lockDataFolder(folder: string, service: string): DataFolderLock {
  const path = resolve(folder);
  const database = openLockFile(path);
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    writeHolder(path, { pid: process.pid, service, since: new Date().toISOString() });
  } catch (error) {
    database.close();
    throw explained(path, error);
  }
  return new DataFolderLock(path, database);
}

function openLockFile(folder: string): DatabaseSync {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    checkParts(folder);
    return new DatabaseSync(join(folder, 'lock.db'), { timeout: 0 });
  } catch (cause) {
    if (cause instanceof DataFolderUnusable) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DataFolderUnusable(`JEJAK_DATA must be a folder that this user may write in; ${folder}: ${why}`, {
      cause,
    });
  }
}

function explained(folder: string, error: unknown): unknown {
  const code = typeof error === 'object' && error !== null && 'errcode' in error ? error.errcode : undefined;
  if (code === SQLITE_BUSY) return new DataFolderInUse(folder, readHolder(folder));
  if (!isDamage(error)) return error;
  const advice = 'it holds no data: stop whatever uses the folder, delete this file, and start again';
  return new DataFolderUnusable(`${join(folder, 'lock.db')} is damaged; ${advice}`, { cause: error });
}
