import { mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { draftsOf, removeAbandonedDrafts } from './abandoned-drafts.ts';
import { removeOnSignal } from './remove-on-signal.ts';

/** Where something is to be made there is something already. */
export class PlaceTaken extends Error {
  override readonly name = 'PlaceTaken';
}

/**
 * Makes a folder beside its place and moves it there whole, so that half of one is never found there; nothing is left
 * where it fails or a signal ends it. Throws PlaceTaken.
 */
export async function makeBeside<T>(place: string, make: (draft: string) => Promise<T>): Promise<T> {
  const target = resolve(place);
  if (!(await isFree(target))) throw new PlaceTaken(`${target} is not empty: name a folder that is not there yet`);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await removeAbandonedDrafts(target);
  // New each time: what a killed process left in one of its own must not get into this one.
  const draft = await mkdtemp(`${draftsOf(target)}${process.pid}-`);
  using _ = removeOnSignal(draft);
  try {
    const made = await make(draft);
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
    await syncFolder(dirname(target));
    return made;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function isFree(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found === null || (found.isDirectory() && (await readdir(path)).length === 0);
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}
