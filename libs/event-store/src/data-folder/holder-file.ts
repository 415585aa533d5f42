import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FolderHolder } from './data-folder-in-use.ts';

const FILE = 'lock.json';

/** Called only by who holds the lock; a killed one's file is simply overwritten by the next. */
export function writeHolder(folder: string, holder: FolderHolder): void {
  const path = join(folder, FILE);
  try {
    writeFileSync(path, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
  } catch {
    // On a full disk the folder must still open for reading; only a stale name must not stay.
    rmSync(path, { force: true });
  }
}

/** Undefined where the file cannot be read or understood: it only makes an error message better. */
export function readHolder(folder: string): FolderHolder | undefined {
  try {
    const { pid, service, since } = JSON.parse(readFileSync(join(folder, FILE), 'utf8'));
    return Number.isInteger(pid) ? { pid, service: String(service), since: String(since) } : undefined;
  } catch {
    return undefined;
  }
}
