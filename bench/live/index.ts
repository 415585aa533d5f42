import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { build, type Histogram } from 'hdr-histogram-js';
import type { Figures } from '../main.ts';
import { type Credentials, logIn } from '../support/log-in.ts';
import { newFolder, PASSWORD, removeFolder } from '../support/open-office.ts';
import { Served } from '../support/served.ts';
import { casesToWalk, WALKER, WAY } from '../support/steps.ts';
import { Looker } from './looker.ts';

const CASES = Number(process.env.BENCH_CASES ?? 250);
/** Cases that are recorded first and not counted, while the program warms up. */
const WARM_UP = 50;

/** Everything from the moment at which a step was sent, in milliseconds. */
interface Seen {
  /** The step was answered: it is on disk. */
  readonly answered: Histogram;
  /** Who looks at the worklist was told. */
  readonly told: Histogram;
  /** A query that carries the step's position was answered: the projector's own notice, by another way. */
  readonly queried: Histogram;
  /** Between the answer to the step and the notice. */
  readonly toldAfterAnswer: Histogram;
}

/**
 * How long after a step those who look on are told of it, against the served program: one step at a time, so that what
 * is measured is the way and no queue.
 */
export async function run(): Promise<Figures> {
  const folder = newFolder('live');
  try {
    const ids = await casesToWalk(folder, CASES + WARM_UP);
    const served = await Served.start(folder);
    try {
      return await measure(served, ids);
    } finally {
      await served.stop();
    }
  } finally {
    removeFolder(folder);
  }
}

async function measure(served: Served, ids: readonly string[]): Promise<Figures> {
  await served.caughtUp();
  const credentials = await logIn(served.url, WALKER, PASSWORD);
  const looker = await Looker.open(served.url, credentials);
  const seen: Seen = { answered: inMicros(), told: inMicros(), queried: inMicros(), toldAfterAnswer: inMicros() };
  const warming: Seen = { answered: inMicros(), told: inMicros(), queried: inMicros(), toldAfterAnswer: inMicros() };
  for (const [index, id] of ids.entries()) {
    for (const step of WAY) await follow(served.url, credentials, looker, id, step, index < WARM_UP ? warming : seen);
  }
  looker.close();
  return {
    ...{ node: process.version, cpus: availableParallelism(), steps: seen.told.totalCount },
    ...percentiles('step_to_answer', seen.answered),
    ...percentiles('step_to_notice', seen.told),
    ...percentiles('answer_to_notice', seen.toldAfterAnswer),
    ...percentiles('step_to_query_at_its_position', seen.queried),
  };
}

async function follow(
  url: string,
  credentials: Credentials,
  looker: Looker,
  id: string,
  step: object,
  seen: Seen,
): Promise<void> {
  const headers = { ...credentials, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  const sent = performance.now();
  const answer = await fetch(`${url}/api/cases/${id}/steps`, { method: 'POST', headers, body: JSON.stringify(step) });
  const { revision, position } = (await answer.json()) as { readonly revision: number; readonly position: string };
  const answered = performance.now();
  if (answer.status !== 201) throw new Error(`a step answered ${answer.status}`);
  const query = fetch(`${url}/api/worklist?limit=1`, { headers: { ...credentials, 'jejak-position': position } });
  const queried = query.then(async (page) => {
    await page.arrayBuffer();
    return performance.now();
  });
  const told = await looker.when(id, revision);
  note(seen.answered, answered - sent);
  note(seen.told, told - sent);
  note(seen.toldAfterAnswer, told - answered);
  note(seen.queried, (await queried) - sent);
}

function inMicros(): Histogram {
  return build({ lowestDiscernibleValue: 1, highestTrackableValue: 60_000_000 });
}

function note(histogram: Histogram, ms: number): void {
  histogram.recordValue(Math.max(1, Math.round(ms * 1000)));
}

function percentiles(name: string, histogram: Histogram): Figures {
  const at = (percentile: number) => histogram.getValueAtPercentile(percentile) / 1000;
  return { [`${name}_p50_ms`]: at(50), [`${name}_p99_ms`]: at(99) };
}
