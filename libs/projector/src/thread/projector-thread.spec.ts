import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { LiveCollections } from '../generations/index.ts';
import { summaryOf } from '../rebuilding/index.ts';
import { Bench } from '../testing/bench.ts';
import { type ProjectorThread, startProjectorThread } from './index.ts';

let bench: Bench;
let thread: ProjectorThread;

beforeEach(async () => {
  bench = await Bench.open();
});

afterEach(async () => {
  await thread.stop();
  await bench.close();
});

function start(positions: (string | null)[] = []): Promise<ProjectorThread> {
  return startProjectorThread({
    eventStore: () => bench.events.attachment(),
    readStore: { file: join(bench.folder, 'read.db') },
    onCommitted: ({ position }) => positions.push(position),
  });
}

test('the thread follows the event store, tells of each commit and wakes whoever waits for a position', async () => {
  const positions: (string | null)[] = [];
  thread = await start(positions);
  const live = await LiveCollections.open(bench.readStore());
  const position = await bench.ledger.establish();
  expect(await live.until(position, 5000)).toBe(true);
  expect(live.name('worklist')).toBe('g1.worklist');
  await thread.caughtUp();
  expect(positions).toContain(position);
  expect(await thread.health()).toMatchObject({ status: 'ok', generation: 'g1', ordinal: 0 });
  expect(await thread.metrics()).toMatchObject({ up: 1, ordinal: 0 });
  await live.close();
});

/** The nice values of this process's threads, by the names that they are given. */
function niceValues(): Record<string, number> {
  const threads = readdirSync('/proc/self/task').map((id) => {
    const stat = readFileSync(`/proc/self/task/${id}/stat`, 'utf8');
    const [, name = '', rest = ''] = /^\d+ \((.*)\) (.*)/.exec(stat) ?? [];
    return [name, Number(rest.split(' ')[16])] as const;
  });
  return Object.fromEntries(threads);
}

const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('the thread, and what it starts to write, give way to those who answer', async () => {
  thread = await start();
  await bench.ledger.establish();
  await thread.caughtUp();
  expect(niceValues()).toMatchObject({ 'node-MainThread': 0, projector: 3, 'read-models': 3 });
});

test('a rebuild on the thread tells how far it is and gives its report', async () => {
  const told: unknown[] = [];
  thread = await startProjectorThread({
    eventStore: () => bench.events.attachment(),
    readStore: { file: join(bench.folder, 'read.db') },
    onRebuilt: (report, outcome) => told.push([summaryOf(report), outcome]),
  });
  await bench.ledger.establish();
  await thread.caughtUp();
  const seen: number[] = [];
  const report = await thread.rebuild({ onProgress: ({ done }) => seen.push(done) });
  const { generation, replaced, comparedAt, digests } = report;
  expect(told).toEqual([
    [{ generation, replaced, comparedAt, digests, documents: expect.any(Number), differing: {} }, 'switched'],
  ]);
  expect(report).toMatchObject({ generation: 'g2', replaced: 'g1', comparedAt: 0 });
  expect(report.comparisons.every(({ differing }) => differing === 0)).toBe(true);
  expect(seen.length).toBeGreaterThan(0);
  expect(await thread.parked.list()).toEqual([]);
});

test('where another projector takes over, the thread says so and does not fight for it', async () => {
  const failures: string[] = [];
  thread = await startProjectorThread({
    eventStore: () => bench.events.attachment(),
    readStore: { file: join(bench.folder, 'read.db') },
    onFailure: ({ name }) => failures.push(name),
  });
  const store = bench.readStore();
  const from = await store.checkpoint('g1');
  const to = { position: null, ordinal: -1, fence: (from?.fence ?? 0) + 1 };
  await store.commit({ writes: [], checkpoint: { name: 'g1', from, to } });
  await bench.ledger.establish();
  while (failures.length === 0) await sleep(5);
  expect(failures).toEqual(['ProjectorSuperseded']);
  expect(await thread.health()).toMatchObject({
    status: 'down',
    failure: expect.stringContaining('another projector'),
  });
  await sleep(300);
  expect((await store.checkpoint('g1'))?.fence).toBe(to.fence);
});

test('a thread that dies is told of, answers as down, and is started again', async () => {
  const failures: string[] = [];
  let attachments = 0;
  thread = await startProjectorThread({
    eventStore: () => {
      attachments++;
      return bench.events.attachment();
    },
    readStore: { file: join(bench.folder, 'read.db') },
    onFailure: ({ message }) => failures.push(message),
  });
  await bench.ledger.establish();
  await thread.caughtUp();
  const store = bench.readStore();
  await store.drop(['g1.parked', 'g1.audit-trail']);
  await bench.ledger.change();
  while (failures.length === 0) await sleep(5);
  expect(await thread.health()).toMatchObject({ status: 'down', failure: failures[0] });
  while ((await thread.health()).status === 'down') await sleep(5);
  await thread.caughtUp();
  expect(attachments).toBe(2);
  expect(await thread.health()).toMatchObject({ status: 'ok', ordinal: 1 });
});

test('of two that come after others one is at work, and the other takes its place when it stops', async () => {
  const options = {
    eventStore: () => bench.events.attachment(),
    readStore: { file: join(bench.folder, 'read.db') },
    turn: 'after-others',
  } as const;
  await bench.ledger.establish();
  const one = await startProjectorThread(options);
  thread = one;
  while (!one.isAtWork) await new Promise((resolve) => setTimeout(resolve, 10));
  const other = await startProjectorThread(options);
  expect([other.isAtWork, await other.health()]).toMatchObject([
    false,
    { status: 'ok', state: 'standby', lagEvents: 0 },
  ]);
  await expect(other.caughtUp()).rejects.toThrow('another projector is at work');
  await one.stop();
  const since = performance.now();
  while (!other.isAtWork) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(performance.now() - since).toBeLessThan(10_000);
  await other.caughtUp();
  expect(await other.health()).toMatchObject({ status: 'ok', ordinal: 0 });
  thread = other;
});

test('read models that cannot be opened keep it from starting, with an error that says why', async () => {
  const file = join(bench.folder, 'damaged.db');
  writeFileSync(file, 'x'.repeat(5000));
  const attempt = startProjectorThread({ eventStore: () => bench.events.attachment(), readStore: { file } });
  const failure = await attempt.catch((error: unknown) => error);
  expect(Error.isError(failure)).toBe(true);
  expect(failure).toMatchObject({
    name: 'IncompatibleStore',
    message: expect.stringMatching(/^read\.db .* is damaged/),
  });
});

test('over a ledger that lacks what the read models know, it does not start, and one that stood by says why', async () => {
  thread = await start();
  await bench.ledger.establish();
  await thread.caughtUp();
  await thread.stop();
  const emptied = await Bench.open();
  const over = {
    eventStore: () => emptied.events.attachment(),
    readStore: { file: join(bench.folder, 'read.db') },
  };
  await expect(startProjectorThread(over)).rejects.toMatchObject({
    name: 'LedgerBehind',
    message: expect.stringContaining('the read models know events that the ledger does not have'),
    advice: expect.stringContaining('put the newer ledger back'),
  });
  const told: Error[] = [];
  thread = await startProjectorThread({ ...over, turn: 'after-others', onFailure: (failure) => told.push(failure) });
  while (told.length === 0) await sleep(5);
  expect(told[0]).toMatchObject({ advice: expect.stringContaining('put the newer ledger back') });
  expect(await thread.health()).toMatchObject({
    status: 'down',
    failure: expect.stringContaining('the read models know events that the ledger does not have'),
  });
  await thread.stop();
  await emptied.close();
});
