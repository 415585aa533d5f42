import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulateIntoFolder } from '@jejak/simulation';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ServedProcess } from '../crash/served-process.ts';
import { type Acknowledged, proveFolder } from '../support/prove-folder.ts';
import { Clerk, workUntil } from './clerk.ts';
import { Watch } from './watch.ts';

/** Ten seconds show that it works; whether memory stays flat takes half an hour, as `.ci/run --soak` gives it. */
const SECONDS = Number(process.env.SOAK_SECONDS ?? 10);
const LONG_ENOUGH_FOR_MEMORY_S = 600;
const CLERKS = 8;
const BREATH_MS = 100;
const LONGEST_LAG_S = 5;
const MOST_MEMORY_MB = 900;
const MOST_GROWTH = 1.15;
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
    const watch = new Watch(served.url, served.pid);
    const acknowledged: Acknowledged[] = [];
    try {
      const [desk, caseWorker] = [
        await Clerk.logIn(served.url, 'loket1.dmi'),
        await Clerk.logIn(served.url, 'pendamping1.dmi'),
      ];
      const end = performance.now() + SECONDS * 1_000;
      const clerks = Array.from({ length: CLERKS }, () => workUntil(end, desk, caseWorker, acknowledged, BREATH_MS));
      await Promise.all(clerks);
    } finally {
      watch.stop();
      await served.stop();
    }
    process.stdout.write(`soak: ${acknowledged.length} writes, ${said(watch)}\n`);
    expect(acknowledged.length).toBeGreaterThan(CLERKS * SECONDS);
    expect(watch.longestLagSeconds).toBeLessThan(LONGEST_LAG_S);
    expect(watch.residentMbBetween(0.75, 1)).toBeLessThan(MOST_MEMORY_MB);
    if (SECONDS >= LONG_ENOUGH_FOR_MEMORY_S) {
      const growth = watch.residentMbBetween(0.75, 1) / watch.residentMbBetween(0.25, 0.5);
      expect(growth).toBeLessThan(MOST_GROWTH);
    }
    await proveFolder(data, acknowledged);
  },
  SECONDS * 1_000 + 600_000,
);

function said(watch: Watch): string {
  const [first, last] = [watch.residentMbBetween(0, 0.25), watch.residentMbBetween(0.75, 1)];
  return `longest lag ${watch.longestLagSeconds} s, memory ${first} MB in the first quarter, ${last} MB in the last`;
}
