import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Randomness } from '../randomness/index.ts';
import { MasterKeyRefused } from './errors.ts';

const LENGTH = 32;

/** The 32 bytes of the file. Throws MasterKeyRefused. */
export async function readMasterKey(path: string): Promise<Buffer> {
  const status = await stat(path).catch(() => undefined);
  if (!status) throw new MasterKeyRefused(`${path} is missing: put it back from where it is kept apart`);
  if (!status.isFile()) throw new MasterKeyRefused(`${path} is no file`);
  const mode = status.mode & 0o777;
  if ((mode & 0o077) !== 0) {
    throw new MasterKeyRefused(`${path} is open to others (mode ${mode.toString(8)}): chmod 600 it`);
  }
  if (status.size !== LENGTH) {
    throw new MasterKeyRefused(
      `${path} has ${status.size} bytes, not ${LENGTH}: put it back from where it is kept apart`,
    );
  }
  return readFile(path);
}

/** Makes the file where it is missing; it is whole and on disk before it bears its name. */
export async function makeMasterKey(path: string, randomness: Randomness): Promise<void> {
  if (await stat(path).catch(() => undefined)) return;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(randomness.bytes(LENGTH));
    await file.sync();
    await link(draft, path).catch(ignoreExisting);
  } finally {
    await file.close();
    await unlink(draft);
  }
  await syncFolder(dirname(path));
  await syncFolder(dirname(dirname(path)));
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

/** Somebody else was first: theirs is the key. */
function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
