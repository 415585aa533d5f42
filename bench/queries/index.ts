import { availableParallelism } from 'node:os';
import { DEMO_PASSWORD } from '@jejak/simulation';
import type { Figures } from '../main.ts';
import { figuresOf, latencies } from '../support/latencies.ts';
import { logIn } from '../support/log-in.ts';
import { Served } from '../support/served.ts';
import { projectedYear, YEAR_CASES } from '../support/served-year.ts';

const ASKED = 2_000;
const WARM_UP = 200;
const AT_ONCE = 4;
const PAGE = 50;

/** What people look at all day, asked over HTTP of the served program on a year of simulated cases. */
export async function run(): Promise<Figures> {
  const folder = await projectedYear();
  const served = await Served.start(folder);
  try {
    await served.caughtUp();
    const ask = await asker(served.url, 'kadis.dmi');
    const ids = await casesOf(ask);
    const of = (index: number) => ids[index % ids.length] ?? '';
    const limit = await timed((_) => ask('/health/live'));
    const worklist = await timed(() => ask(`/api/worklist?limit=${PAGE}`));
    const page = await timed((index) => ask(`/api/cases/${of(index)}`));
    const dashboard = await timed(() => ask('/api/dashboard'));
    return {
      ...{ node: process.version, cpus: availableParallelism(), cases: YEAR_CASES, at_once: AT_ONCE },
      ...figuresOf('worklist', worklist),
      ...figuresOf('case_page', page),
      ...figuresOf('dashboard', dashboard),
      ...figuresOf('limit_an_answer_without_a_query', limit),
    };
  } finally {
    await served.stop();
  }
}

type Ask = (path: string) => Promise<string>;

async function asker(url: string, login: string): Promise<Ask> {
  const headers = { ...(await logIn(url, login, DEMO_PASSWORD)) };
  return async (path) => {
    const answer = await fetch(url + path, { headers });
    const said = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${said}`);
    return said;
  };
}

/** Ids of some hundred cases, the most urgent first. */
async function casesOf(ask: Ask): Promise<readonly string[]> {
  const { items } = JSON.parse(await ask('/api/worklist?limit=200')) as { items: readonly { id: string }[] };
  return items.map(({ id }) => id);
}

async function timed(ask: (index: number) => Promise<unknown>) {
  const work = async (index: number): Promise<void> => void (await ask(index));
  await latencies(WARM_UP, AT_ONCE, work);
  return latencies(ASKED, AT_ONCE, work);
}
