import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { SimulationPlan } from '../simulation-plan.ts';

/** Says of a data folder that all in it is invented, and by which plan it was made. */
const MARK = 'demo.json';

/** The folder holds something that was not simulated; it is left alone. */
export class FolderTaken extends Error {
  override readonly name = 'FolderTaken';
}

export async function markFolder(folder: string, { seed, until, cases, offices }: SimulationPlan): Promise<void> {
  const mark = { demo: true, seed, until, cases, offices };
  await writeFile(join(folder, MARK), `${JSON.stringify(mark, null, 2)}\n`);
}

/** The plan of a whole simulation that is in the folder; null where the folder is empty or not there. Throws FolderTaken. */
export async function simulatedIn(folder: string): Promise<SimulationPlan | null> {
  if (!existsSync(folder)) return null;
  if (existsSync(join(folder, MARK))) return JSON.parse(await readFile(join(folder, MARK), 'utf8'));
  if ((await readdir(folder)).length === 0) return null;
  throw new FolderTaken(`${resolve(folder)} holds data that is no simulation`);
}
