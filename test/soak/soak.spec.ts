import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulateIntoFolder } from '@jejak/simulation';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ServedProcess } from '../crash/served-process.ts';
import { type Acknowledged, proveFolder } from '../support/prove-folder.ts';
import { Clerk, workUntil } from './clerk.ts';
import { growthMbPerMinute } from './growth.ts';
import { LONG_ENOUGH_FOR_GROWTH_S, LONGEST_LAG_S, MOST_GROWTH_MB_PER_MINUTE, MOST_MEMORY_MB } from './limits.ts';
import { Watch } from './watch.ts';

/** Ten seconds show that it works; whether memory stays flat takes half an hour, as `.ci/run --soak` gives it. */
const SECONDS = Number(process.env.SOAK_SECONDS ?? 10);
const CLERKS = 8;
const BREATH_MS = 100;
const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jejak-soak-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test(
  `after ${SECONDS} s of mixed load nothing is lost, the read models were never far behind, and memory is bounded`,
  async () => {
    const data = join(folder, 'data');
    const plan = { cases: 12, offices: 3, seed: 1, until: new Date().toISOString() };
    await simulateIntoFolder(data, plan, { passwordCost: CHEAP });
    const served = await ServedProcess.start(data, 0);
    const acknowledged: Acknowledged[] = [];
    const watch = new Watch(served.url, served.pid, () => acknowledged.length);
    try {
      const [desk, caseWorker] = [
        await Clerk.logIn(served.url, 'loket1.dmi'),
        await Clerk.logIn(served.url, 'pendamping1.dmi'),
      ];
      const end = performance.now() + SECONDS * 1_000;
      const clerks = Array.from({ length: CLERKS }, () => workUntil(end, desk, caseWorker, acknowledged, BREATH_MS));
      await Promise.all(clerks);
    } finally {
      await watch.stop();
      await served.stop();
    }
    const growth = SECONDS >= LONG_ENOUGH_FOR_GROWTH_S ? growthMbPerMinute(watch.samples) : null;
    process.stdout.write(`${watch.series()}\ngrowth: ${growth?.toFixed(2) ?? 'not told'} MB a minute\n`);
    await proveFolder(data, acknowledged);
    expect(watch.failures).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(CLERKS * SECONDS);
    expect(watch.longestLagSeconds).toBeLessThan(LONGEST_LAG_S);
    expect(watch.mostResidentMb).toBeLessThan(MOST_MEMORY_MB);
    if (growth !== null) expect(growth).toBeLessThan(MOST_GROWTH_MB_PER_MINUTE);
  },
  SECONDS * 1_000 + 600_000,
);
