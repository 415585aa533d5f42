import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Ended, EXIT } from '../exit-codes.ts';
import { openStores } from '../stores/index.ts';
import { buildDemo, type DemoPlan } from './build-demo.ts';

/** Says of a data folder that it is a demonstration, and by which plan it was made. */
const MARK = 'demo.json';

/** True where the folder holds a whole demonstration. Throws where it holds something else. */
export async function holdsDemo(folder: string): Promise<boolean> {
  if (!existsSync(folder)) return false;
  if (existsSync(join(folder, MARK))) {
    JSON.parse(await readFile(join(folder, MARK), 'utf8'));
    return true;
  }
  if ((await readdir(folder)).length === 0) return false;
  throw new Ended(
    `${resolve(folder)} holds data that is no demonstration; set JEJAK_DATA to another folder.`,
    EXIT.usage,
  );
}

/** Founds a demonstration beside its place and moves it there whole, so that half of one is never served. */
export async function foundDemo(folder: string, plan: DemoPlan): Promise<void> {
  const target = resolve(folder);
  const draft = `${target}.draft-${process.pid}`;
  await mkdir(dirname(target), { recursive: true });
  try {
    await openStores(draft, 'jejak demo', (stores) => buildDemo(stores, plan));
    const { cases, weeks, seed, until } = plan;
    await writeFile(join(draft, MARK), `${JSON.stringify({ demo: true, cases, weeks, seed, until }, null, 2)}\n`);
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}
