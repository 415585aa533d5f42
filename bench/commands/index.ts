import { availableParallelism } from 'node:os';
import type { Figures } from '../main.ts';
import { figuresOf } from '../support/latencies.ts';
import { numberOf } from '../support/numbers.ts';
import { newFolder, openOffice, removeFolder } from '../support/open-office.ts';
import { KNOWN, takeInCases, UNKNOWN, WAY, walkCases } from '../support/steps.ts';
import { startTiming } from '../support/timed.ts';
import { recordWithEmmett } from './emmett.ts';

const CASES = 4_000;
const FEW_CASES = 250;
const IN_FLIGHT = 64;

/** Commands in process, every answered one on disk; and emmett's SQLite store on the same disk in the same run. */
export async function run(): Promise<Figures> {
  const folder = newFolder('commands');
  const office = await openOffice(folder);
  try {
    const { ledger } = office;
    const few = await takeInCases(ledger, KNOWN, FEW_CASES, 1);
    const alone = await walkCases(ledger, few.ids, 1);
    const known = await takeInCases(ledger, KNOWN, FEW_CASES * 4, IN_FLIGHT);
    const many = await takeInCases(ledger, UNKNOWN, CASES, IN_FLIGHT + 1);
    const stop = startTiming();
    const together = await walkCases(ledger, many.ids, IN_FLIGHT);
    const { processorMs } = stop();
    const emmett = await recordWithEmmett(folder, FEW_CASES);
    return {
      ...{ node: process.version, cpus: availableParallelism() },
      ...figuresOf('reports_with_name_and_nik_64_in_flight', known.measured),
      ...figuresOf('reports_of_unknown_64_in_flight', many.measured),
      ...figuresOf('steps_64_in_flight', together),
      limit_of_deciding_thread_steps_per_s: Math.round((CASES * WAY.length * 1_000) / processorMs),
      ...figuresOf('steps_1_in_flight', alone),
      ...figuresOf('peer_emmett_sqlite_1_in_flight', emmett),
      steps_1_in_flight_to_emmett_ratio: numberOf(alone.perSecond / emmett.perSecond, 1),
      steps_64_in_flight_to_emmett_ratio: numberOf(together.perSecond / emmett.perSecond, 1),
    };
  } finally {
    await office.close();
    removeFolder(folder);
  }
}
