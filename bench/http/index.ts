import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Figures } from '../main.ts';
import { figuresOf, type Measured } from '../support/latencies.ts';
import { newFolder, openOffice, removeFolder } from '../support/open-office.ts';
import { processorTime, type Used, usedSince } from '../support/processor-time.ts';
import { Served } from '../support/served.ts';
import { takeInCases, UNKNOWN, WALKER } from '../support/steps.ts';

const CASES = Number(process.env.BENCH_CASES ?? 10_000);
const CONNECTIONS = 64;
const WATCH_MS = 100;

/** Steps over HTTP as an office records them, against the served program, the load generator on the same processors. */
export async function run(): Promise<Figures> {
  const folder = newFolder('http');
  try {
    const cases = join(folder, 'cases.json');
    writeFileSync(cases, JSON.stringify(await prepare(folder)));
    const served = await Served.start(folder, (process.env.BENCH_NODE_OPTIONS ?? '').split(' ').filter(Boolean));
    try {
      return await measure(served, cases);
    } finally {
      await served.stop();
    }
  } finally {
    removeFolder(folder);
  }
}

/** Ids of cases that wait for their first step. */
async function prepare(folder: string): Promise<readonly string[]> {
  const office = await openOffice(folder);
  await office.addAccount(WALKER);
  const { ids } = await takeInCases(office.ledger, UNKNOWN, CASES, CONNECTIONS);
  await office.close();
  return ids;
}

async function measure(served: Served, cases: string): Promise<Figures> {
  await served.caughtUp();
  const lag = watchLag(served);
  const before = processorTime(served.pid);
  const load = join(import.meta.dirname, 'load.ts');
  const args = ['--conditions=source', '--disable-warning=ExperimentalWarning', load, served.url, cases];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [...args, String(CONNECTIONS)]);
  process.stderr.write(stderr);
  const used = usedSince(before, served.pid);
  const seen = lag.stop();
  const began = performance.now();
  await served.caughtUp();
  const { refused, recorded, ...measured }: Measured & { refused: number; recorded: number } = JSON.parse(stdout);
  return {
    ...{ node: process.version, cpus: availableParallelism(), connections: CONNECTIONS, recorded, refused },
    ...figuresOf('steps_recorded', measured),
    ...seen,
    ...processorFigures(used, recorded),
    read_models_caught_up_after_ms: Math.round(performance.now() - began),
    resident_mb: served.residentMb(),
  };
}

/** What a step costs the server: no step can come faster than the main thread, and all threads share the processors. */
function processorFigures({ all, main, others }: Used, recorded: number): Figures {
  const each = (time: number) => Math.round(time / recorded);
  const processors = availableParallelism();
  return {
    server_processor_us_per_step: each(all),
    main_thread_us_per_step: each(main),
    busiest_other_threads_us_per_step: others.slice(0, 3).map(each).join(' '),
    limit_of_main_thread_steps_per_s: Math.round((recorded * 1e6) / main),
    limit_of_processors_steps_per_s: Math.round((recorded * 1e6 * processors) / all),
  };
}

/** How far the read models are behind while the load runs, as /health says it. */
function watchLag(served: Served) {
  let [events, seconds] = [0, 0];
  const timer = setInterval(async () => {
    const { lagEvents, lagSeconds } = await served.health();
    events = Math.max(events, lagEvents);
    seconds = Math.max(seconds, lagSeconds);
  }, WATCH_MS);
  return {
    stop() {
      clearInterval(timer);
      return { longest_lag_of_read_models_s: seconds, most_events_behind: events };
    },
  };
}
