import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { simulateIntoFolder } from '@jejak/simulation';

/** Where years are kept from one run to the next; beside the code, so the disk measured is that of the checkout. */
const KEPT = join(import.meta.dirname, '..', 'data');
const PLAN = { seed: 7, until: '2026-11-20T03:00:00.000Z' };
/** As many as the offices of a city open in a year. */
const CASES_AN_OFFICE = 3_400;
/** Nobody is to be kept from these accounts, so their passwords need not be dear. */
const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const TOLD_EVERY_MS = 10_000;

/**
 * Data folder of a simulated year of so many cases; made the first time, and the same every time after. Everybody's
 * password is DEMO_PASSWORD of `@jejak/simulation`; 100,000 cases take some minutes, once.
 */
export async function simulatedYear(cases: number): Promise<string> {
  const folder = join(KEPT, `year-${cases}`);
  if (existsSync(folder)) return folder;
  const offices = Math.max(3, Math.ceil(cases / CASES_AN_OFFICE));
  process.stderr.write(`simulating a year of ${cases} cases in ${folder}, once …\n`);
  let told = performance.now();
  await simulateIntoFolder(
    folder,
    { ...PLAN, cases, offices },
    {
      passwordCost: CHEAP,
      watch({ part, events }) {
        if (performance.now() - told < TOLD_EVERY_MS) return;
        told = performance.now();
        process.stderr.write(`${Math.round(part * 100)} % of the year, ${events} events\n`);
      },
    },
  );
  return folder;
}
