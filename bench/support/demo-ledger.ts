import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { foundDemo } from '../../apps/cli/src/demo/index.ts';

/** Where ledgers are kept from one run to the next; beside the code, so the disk measured is that of the checkout. */
const KEPT = join(import.meta.dirname, '..', 'data');
const PLAN = { weeks: 40, seed: 7, until: '2026-11-20T03:00:00.000Z' };

/** Data folder of three offices with so many cases; made the first time, and the same every time after. */
export async function demoLedger(cases: number): Promise<string> {
  const folder = join(KEPT, `ledger-${cases}`);
  if (!existsSync(folder)) {
    process.stderr.write(`making a ledger of ${cases} cases in ${folder}, once …\n`);
    await foundDemo(folder, { cases, ...PLAN });
  }
  return folder;
}
