import { existsSync } from 'node:fs';
import { chmod, constants, copyFile, cp, mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { BackupRefused } from './manifest.ts';

/** All pages in one step: one read transaction, so a consistent state whatever is written meanwhile. */
const ALL_PAGES = 2 ** 31 - 1;

/**
 * In this order: every key and attachment that an event names was durable before the event, so what is copied after
 * the events holds all that they need.
 */
const DATABASES = ['events.db', 'private.db'] as const;
const ADVICE = 'keep the folder as it is, and restore the last good backup';
const MARKS = ['demo.json'] as const;

/** Copies a data folder that may be served meanwhile. Read models are left out: they are rebuilt. */
export async function snapshot(folder: string, target: string, masterKey: boolean): Promise<void> {
  for (const name of DATABASES) await copyDatabase(join(folder, name), join(target, name));
  await copyTree(join(folder, 'attachments'), join(target, 'attachments'));
  if (masterKey) await copyTree(join(folder, 'keys'), join(target, 'keys'));
  for (const name of MARKS) if (existsSync(join(folder, name))) await copyFile(join(folder, name), join(target, name));
}

async function copyDatabase(from: string, to: string): Promise<void> {
  const source = new DatabaseSync(from, { readOnly: true, timeout: 5_000 });
  try {
    await backup(source, to, { rate: ALL_PAGES });
  } catch (error) {
    throw isNoDatabase(error) ? new BackupRefused(`${from} is damaged: ${ADVICE}`, { cause: error }) : error;
  } finally {
    source.close();
  }
  await chmod(to, 0o600);
  await sync(to);
}

/** SQLite's codes for pages that contradict each other, and for a file that is none of its own. */
function isNoDatabase(error: unknown): boolean {
  return Error.isError(error) && 'errcode' in error && (error.errcode === 11 || error.errcode === 26);
}

/** Files under their final names; what is still being written elsewhere is nobody's yet. */
async function copyTree(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const entry of await readdir(from)) {
    if (entry === 'incoming') continue;
    await cp(join(from, entry), join(to, entry), { recursive: true, mode: constants.COPYFILE_FICLONE });
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  await file.sync().finally(() => file.close());
}
