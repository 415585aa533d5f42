import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Figures } from '../main.ts';
import { figuresOf, type Measured } from '../support/latencies.ts';
import { processorTime, type Used, usedSince } from '../support/processor-time.ts';
import type { Served } from '../support/served.ts';

const WATCH_MS = 100;

export interface Load {
  /** Begins the names of its figures. */
  readonly name: string;
  /** Whose steps are recorded. */
  readonly cases: readonly string[];
  readonly connections: number;
  /** Steps that fall due in a second; null where each connection sends as soon as it has an answer. */
  readonly perSecond: number | null;
}

/** What the load generator and the server say of one load; `folder` takes what the generator has to know. */
export async function putUnderLoad(served: Served, folder: string, load: Load): Promise<Figures> {
  await served.caughtUp();
  const lag = watchLag(served);
  const before = processorTime(served.pid);
  const { refused, recorded, ...measured } = await generate(served, folder, load);
  const used = usedSince(before, served.pid);
  const seen = lag.stop();
  const began = performance.now();
  await served.caughtUp();
  const figures: Figures = {
    ...{ recorded, refused },
    ...seen,
    ...processorFigures(used, recorded),
    read_models_caught_up_after_ms: Math.round(performance.now() - began),
    resident_mb: served.residentMb(),
  };
  const named = Object.entries(figures).map(([name, figure]) => [`${load.name}_${name}`, figure]);
  return { ...figuresOf(load.name, measured), ...Object.fromEntries(named) };
}

type Generated = Measured & { readonly refused: number; readonly recorded: number };

async function generate(served: Served, folder: string, { cases, connections, perSecond }: Load): Promise<Generated> {
  const file = join(folder, 'cases.json');
  writeFileSync(file, JSON.stringify(cases));
  const program = join(import.meta.dirname, 'load.ts');
  const rate = perSecond === null ? [] : [String(perSecond)];
  const args = ['--conditions=source', '--disable-warning=ExperimentalWarning', program];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    ...args,
    ...[served.url, file, String(connections), ...rate],
  ]);
  process.stderr.write(stderr);
  return JSON.parse(stdout);
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
