import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { DEMO_PASSWORD } from '@jejak/simulation';
import type { Figures } from '../main.ts';
import { logIn } from '../support/log-in.ts';
import { Served } from '../support/served.ts';
import { projectedYear, YEAR_CASES } from '../support/served-year.ts';

const STARTS = 3;

/** From the start of the program to its first answer, and the memory it takes, on a year of simulated cases. */
export async function run(): Promise<Figures> {
  const folder = await projectedYear();
  const starts: Started[] = [];
  for (let start = 0; start < STARTS; start++) starts.push(await startOnce(folder));
  const best = (of: (started: Started) => number) => Math.round(Math.min(...starts.map(of)));
  return {
    ...{ node: process.version, cpus: availableParallelism(), cases: YEAR_CASES },
    ready_ms: best(({ readyMs }) => readyMs),
    limit_runtime_that_does_nothing_ms: nothing(),
    resident_mb_when_ready: best(({ ready }) => ready),
    resident_mb_after_a_worklist: best(({ used }) => used),
    ledger_mb: megabytes(join(folder, 'events.db')),
    read_models_mb: megabytes(join(folder, 'read.db')),
  };
}

interface Started {
  readonly readyMs: number;
  readonly ready: number;
  readonly used: number;
}

async function startOnce(folder: string): Promise<Started> {
  const served = await Served.start(folder);
  try {
    const ready = served.residentMb();
    const headers = { ...(await logIn(served.url, 'kadis.dmi', DEMO_PASSWORD)) };
    await (await fetch(`${served.url}/api/worklist?limit=50`, { headers })).text();
    return { readyMs: served.readyMs, ready, used: served.residentMb() };
  } finally {
    await served.stop();
  }
}

/** The runtime with an empty program: nothing written for it starts sooner. */
function nothing(): number {
  const began = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return Math.round(performance.now() - began);
}

function megabytes(file: string): number {
  return Math.round(statSync(file).size / 2 ** 20);
}
