import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Served } from './served.ts';
import { simulatedYear } from './simulated-year.ts';

/** How many cases the year has; BENCH_YEAR_CASES makes it smaller where there is no patience for it. */
export const YEAR_CASES = Number(process.env.BENCH_YEAR_CASES ?? 100_000);
const TOLD_EVERY_MS = 10_000;

/** Data folder of a year whose read models are there as well: served once until they are, and kept. */
export async function projectedYear(): Promise<string> {
  const folder = await simulatedYear(YEAR_CASES);
  const mark = join(folder, 'projected');
  if (existsSync(mark)) return folder;
  for (const file of ['read.db', 'read.db-wal', 'read.db-shm']) rmSync(join(folder, file), { force: true });
  process.stderr.write('projecting the year, once …\n');
  const served = await Served.start(folder);
  const telling = setInterval(() => {
    void served.health().then(({ lagEvents }) => process.stderr.write(`${lagEvents} events known to be left\n`));
  }, TOLD_EVERY_MS);
  await served.caughtUp();
  clearInterval(telling);
  await served.stop();
  writeFileSync(mark, '');
  return folder;
}
