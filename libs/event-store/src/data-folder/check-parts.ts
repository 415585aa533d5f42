import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';
import { DataFolderUnusable } from './data-folder-unusable.ts';

const { R_OK, W_OK, X_OK } = constants;
const DATABASES = ['events.db', 'private.db', 'read.db', 'lock.db'] as const;
const HOLDER = 'lock.json';
const MASTER_KEY = 'keys/master.key';
const FOLDERS = ['keys', 'attachments'] as const;

/**
 * What is there already must be what its name says, and this user must have the rights to use it: told before anything
 * is opened, so that no part is begun with while another cannot be. Throws DataFolderUnusable.
 */
export function checkParts(folder: string): void {
  const part = (name: string) => join(folder, name);
  checkRights(folder, R_OK | W_OK | X_OK, 'write in');
  for (const name of FOLDERS)
    if (isThere(part(name), 'folder')) checkRights(part(name), R_OK | W_OK | X_OK, 'write in');
  for (const name of DATABASES) if (isThere(part(name), 'file')) checkRights(part(name), R_OK | W_OK, 'read and write');
  isThere(part(HOLDER), 'file');
  if (isThere(part(MASTER_KEY), 'file')) checkRights(part(MASTER_KEY), R_OK, 'read');
}

function isThere(path: string, kind: 'file' | 'folder'): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return false;
  if (kind === 'file' ? found.isFile() : found.isDirectory()) return true;
  throw new DataFolderUnusable(`${path} must be a ${kind}: look what put something else there, and put it back`);
}

function checkRights(path: string, mode: number, what: string): void {
  try {
    accessSync(path, mode);
  } catch (cause) {
    throw new DataFolderUnusable(`this user must be able to ${what} ${path}: ${codeOf(cause)}`, { cause });
  }
}

/** Such as EACCES or EROFS, where the file system says so. */
function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
}
