import { availableParallelism } from 'node:os';
import type { Figures } from '../main.ts';
import { newFolder, removeFolder } from '../support/open-office.ts';
import { Served } from '../support/served.ts';
import { casesToWalk, WAY } from '../support/steps.ts';
import { putUnderLoad } from './put-under-load.ts';

/** As many as it takes for the server's own code to be compiled. */
const FRESH_CASES = 2_000;
const CASES = Number(process.env.BENCH_CASES ?? 10_000);
const CONNECTIONS = 64;
const OFFERED_PER_S = 3_000;
const OFFERED_FOR_S = 30;

/**
 * Steps over HTTP as an office records them, against the served program, the load generator on the same processors:
 * first as many as it takes, right after its start and then as one that is at work, then so many a second, of which
 * each has its instant.
 */
export async function run(): Promise<Figures> {
  const folder = newFolder('http');
  try {
    const offered = Math.round((OFFERED_PER_S * OFFERED_FOR_S) / WAY.length);
    const cases = await casesToWalk(folder, FRESH_CASES + CASES + offered);
    const served = await Served.start(folder, (process.env.BENCH_NODE_OPTIONS ?? '').split(' ').filter(Boolean));
    const load = (name: string, of: readonly string[], perSecond: number | null) =>
      putUnderLoad(served, folder, { name, cases: of, connections: CONNECTIONS, perSecond });
    try {
      return {
        ...{ node: process.version, cpus: availableParallelism(), connections: CONNECTIONS },
        ...(await load('fresh', cases.slice(0, FRESH_CASES), null)),
        ...(await load('saturated', cases.slice(FRESH_CASES, FRESH_CASES + CASES), null)),
        offered_steps_per_s: OFFERED_PER_S,
        ...(await load('offered', cases.slice(FRESH_CASES + CASES), OFFERED_PER_S)),
      };
    } finally {
      await served.stop();
    }
  } finally {
    removeFolder(folder);
  }
}
