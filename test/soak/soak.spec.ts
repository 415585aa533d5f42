import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulateIntoFolder } from '@jejak/simulation';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ServedProcess } from '../crash/served-process.ts';
import { type Acknowledged, proveFolder } from '../support/prove-folder.ts';
import { Clerk, workUntil } from './clerk.ts';
import { bytesPerWrite } from './growth.ts';
import {
  LONG_ENOUGH_FOR_GROWTH_S,
  LONGEST_LAG_S,
  MOST_HELD_PER_WRITE,
  MOST_MEMORY_MB,
  MOST_OUTSIDE_PER_WRITE,
} from './limits.ts';
import { MemoryWatch, total } from './memory-watch.ts';
import { Watch } from './watch.ts';

/** Ten seconds show that it works; whether memory stays flat takes half an hour, as `.ci/run --soak` gives it. */
const SECONDS = Number(process.env.SOAK_SECONDS ?? 10);
const CLERKS = 8;
const BREATH_MS = 100;
const COLLECTIONS = 12;
const THREADS = ['main', 'events-writer', 'events-reader', 'private', 'projector', 'read-models'];
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
    const { acknowledged, watch, memory } = await loaded(data);
    process.stdout.write(`${watch.series()}\n${memory.series()}\n`);
    await proveFolder(data, acknowledged);
    expect(watch.failures).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(CLERKS * SECONDS);
    expect(watch.longestLagSeconds).toBeLessThan(LONGEST_LAG_S);
    expect(watch.mostResidentMb).toBeLessThan(MOST_MEMORY_MB);
    expect([...(memory.held.at(-1)?.threads.keys() ?? [])]).toEqual(expect.arrayContaining(THREADS));
    if (SECONDS >= LONG_ENOUGH_FOR_GROWTH_S) expectFlat(memory);
  },
  SECONDS * 1_000 + 600_000,
);

/** What was acknowledged and seen while clerks worked over HTTP; the process is gone then. */
async function loaded(data: string) {
  await using running = new AsyncDisposableStack();
  const served = running.adopt(await ServedProcess.startInspected(data, 0), (it) => it.stop());
  const acknowledged: Acknowledged[] = [];
  const writes = () => acknowledged.length;
  const watch = running.adopt(new Watch(served.url, served.pid, writes), (it) => it.stop());
  const everyMs = (SECONDS / COLLECTIONS) * 1_000;
  const started = await MemoryWatch.start(served.inspectorUrl, served.pid, writes, everyMs);
  const memory = running.adopt(started, (it) => it.stop());
  const [desk, caseWorker] = [
    await Clerk.logIn(served.url, 'loket1.dmi'),
    await Clerk.logIn(served.url, 'pendamping1.dmi'),
  ];
  const end = performance.now() + SECONDS * 1_000;
  await Promise.all(Array.from({ length: CLERKS }, () => workUntil(end, desk, caseWorker, acknowledged, BREATH_MS)));
  return { acknowledged, watch, memory };
}

/**
 * The size of the process says little: up to half of it is garbage, which the HTTP thread collects every few minutes.
 * So two things are judged by the number of writes: what is held where all garbage was collected, and what is not on
 * any heap. Garbage itself has the bound of the whole.
 */
function expectFlat(memory: MemoryWatch): void {
  const held = bytesPerWrite(memory.held.map(({ writes, threads }) => ({ writes, bytes: total(threads) })));
  const outside = bytesPerWrite(memory.outside);
  process.stdout.write(`a write leaves ${held.toFixed(0)} bytes held, ${outside.toFixed(0)} outside of the heaps\n`);
  expect(held).toBeLessThan(MOST_HELD_PER_WRITE);
  expect(outside).toBeLessThan(MOST_OUTSIDE_PER_WRITE);
}
