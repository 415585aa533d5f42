import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Where something is to be made there is something already. */
export class PlaceTaken extends Error {
  override readonly name = 'PlaceTaken';
}

/** Makes a folder beside its place and moves it there whole, so that half of one is never found there. Throws PlaceTaken. */
export async function makeBeside<T>(place: string, make: (draft: string) => Promise<T>): Promise<T> {
  const target = resolve(place);
  if (existsSync(target) && (await readdir(target)).length > 0) {
    throw new PlaceTaken(`${target} is not empty: name a folder that is not there yet`);
  }
  const draft = `${target}.draft-${process.pid}`;
  await mkdir(draft, { recursive: true, mode: 0o700 });
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

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}
