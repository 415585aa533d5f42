import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type DataFolderLock, lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { identitySchema } from '@jejak/identity';
import { LedgerCheck, type LedgerReport } from '@jejak/integrity';
import { embeddedSubjectKeys, openKeyWrapping, openPrivateDatabase, privacySchema } from '@jejak/privacy';
import { everyEvent } from '../copy/index.ts';
import { BackupRefused } from './manifest.ts';

export interface DataReport {
  readonly ledger: LedgerReport;
  /** Of whom something is sealed. */
  readonly subjects: number;
  readonly attachments: number;
  /** What is wrong, each in a sentence; empty where all that events name is there and whole. */
  readonly problems: readonly string[];
}

const SOME = 1_000;
const MOST_NAMED = 20;

/**
 * Reads a data folder that is only now being made from end to end: files, chains, the keys and attachments that events
 * name. Leaves no lock behind in it. Throws BackupRefused where a database is too damaged to be read to its end.
 */
export async function checkData(folder: string, masterKey: boolean): Promise<DataReport> {
  const damaged = ['events.db', 'private.db'].flatMap((name) => damageOf(folder, name));
  const { ledger, subjects, attachments } = await whileLocked(folder, readLedger).catch((cause) => {
    throw damaged.length === 0 ? cause : tooDamaged(damaged, cause);
  });
  const faults = ledger.faults.map(({ stream, revision, what }) => `${stream}@${revision}: ${what}`);
  const locked = masterKey ? await withoutKey(folder, subjects) : [];
  const lost = await lostAttachments(folder, attachments);
  return {
    ledger,
    subjects: subjects.size,
    attachments: attachments.size,
    problems: [...damaged, ...faults, ...named(locked, 'has no key'), ...named(lost, 'is missing or damaged')],
  };
}

async function whileLocked<T>(folder: string, read: (lock: DataFolderLock) => Promise<T>): Promise<T> {
  const lock = lockDataFolder(folder, 'jejak backup');
  try {
    return await read(lock);
  } finally {
    lock.release();
    for (const name of ['lock.db', 'lock.json']) await rm(join(folder, name), { force: true });
  }
}

function tooDamaged(damaged: readonly string[], cause: unknown): BackupRefused {
  const advice = 'the data is too damaged to be read to its end; keep it as it is, and restore the last good backup:';
  return new BackupRefused([advice, ...damaged].join('\n  '), { cause });
}

/** What SQLite finds wrong, or says where it cannot even look. */
function damageOf(folder: string, name: string): readonly string[] {
  const database = new DatabaseSync(join(folder, name), { readOnly: true });
  try {
    const rows = database.prepare('PRAGMA integrity_check').all();
    return rows.map((row) => String(row.integrity_check)).flatMap((said) => (said === 'ok' ? [] : `${name}: ${said}`));
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : error}`];
  } finally {
    database.close();
  }
}

interface Named {
  readonly sealed: readonly { readonly subject: string }[];
  readonly type: string;
  readonly data: { readonly file?: string };
}

async function readLedger(lock: DataFolderLock) {
  const store = await openEmbeddedEventStore(lock);
  try {
    const check = new LedgerCheck();
    const subjects = new Set<string>();
    const attachments = new Set<string>();
    for await (const page of everyEvent(store)) {
      for (const stored of page) {
        check.take(stored);
        const { sealed, type, data } = JSON.parse(stored.json) as Named;
        for (const { subject } of sealed) subjects.add(subject);
        if (type === 'FileAttached' && data.file !== undefined) attachments.add(data.file);
      }
    }
    return { ledger: check.report(), subjects, attachments };
  } finally {
    await store.close();
  }
}

/** Subjects whose key cannot be unwrapped, but for those whose key was destroyed on purpose. */
async function withoutKey(folder: string, subjects: ReadonlySet<string>): Promise<readonly string[]> {
  const database = await openPrivateDatabase(folder, [...privacySchema, identitySchema]);
  try {
    const keys = embeddedSubjectKeys({ database, wrapping: await openKeyWrapping(folder, database) });
    const missing: string[] = [];
    const all = [...subjects];
    for (let at = 0; at < all.length; at += SOME) {
      const some = all.slice(at, at + SOME);
      const [found, erased] = [await keys.getMany(some), await keys.erasedAmong(some)];
      missing.push(...some.filter((subject) => !found.has(subject) && !erased.has(subject)));
    }
    return missing.map((subject) => `subject ${subject}`);
  } finally {
    await database.close();
  }
}

async function lostAttachments(folder: string, hashes: ReadonlySet<string>): Promise<readonly string[]> {
  const lost: string[] = [];
  for (const hash of hashes) {
    const bytes = await readFile(join(folder, 'attachments', hash.slice(0, 2), hash.slice(2))).catch(() => null);
    const found = bytes && createHash('sha256').update(bytes).digest('hex');
    if (found !== hash) lost.push(`attachment ${hash}`);
  }
  return lost;
}

function named(things: readonly string[], what: string): readonly string[] {
  const more = things.length - MOST_NAMED;
  const first = things.slice(0, MOST_NAMED).map((thing) => `${thing} ${what}`);
  return more > 0 ? [...first, `and ${more} more like this`] : first;
}
