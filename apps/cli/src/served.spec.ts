import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { openEmbeddedReadStore } from '@jejak/read-store';
import { simulateIntoFolder } from '@jejak/simulation';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { runJejak } from './testing/run-jejak.ts';
import { type Served, serveDemo, serveFolder } from './testing/serve-folder.ts';

const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const NUMBER = 'PLW-2026-00001';
const POISONED = `case-${randomUUID()}`;

let root: string;
let folder: string;
let served: Served | undefined;

const jejak = (...args: readonly string[]) => runJejak(folder, ...args);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'jejak-served-'));
  // Longer than the path of a socket may be.
  folder = join(root, 'kantor-dinas-sosial-kota-dumai-'.repeat(5), 'data');
  const plan = { cases: 40, offices: 3, seed: 1, until: '2026-11-24T03:00:00.000Z' };
  await simulateIntoFolder(folder, plan, { passwordCost: CHEAP });
  await poison();
});
afterEach(async () => {
  await served?.stop();
  served = undefined;
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** An event that no version of the program can read. */
async function poison(): Promise<void> {
  using lock = lockDataFolder(folder, 'spec');
  const store = await openEmbeddedEventStore(lock);
  await store.append(POISONED, 'noStream', [{ id: randomUUID(), type: 'Riddle', json: '{"v":99}' }]);
  await store.close();
}

test('a case is told the same by the process that serves the folder and without one', async () => {
  const asOf = /Waktu .+|"asOf": .+/;
  const alone = await jejak('case', NUMBER);
  const aloneInJson = await jejak('case', NUMBER, '--json');
  served = await serveFolder(folder);
  const answered = await jejak('case', NUMBER);
  const answeredInJson = await jejak('case', NUMBER, '--json');
  expect(alone).toMatchObject({ exitCode: 0, said: expect.stringContaining(`${NUMBER}  Pelayanan`) });
  expect(answered.said.replace(asOf, '')).toBe(alone.said.replace(asOf, ''));
  expect(JSON.parse(answeredInJson.said).events).toEqual(JSON.parse(aloneInJson.said).events);
  expect(await jejak('case', 'DMI-2026-99999')).toEqual({ exitCode: 1, said: 'There is no case DMI-2026-99999.' });
});

test('a second server is refused with the name of the first, also right after the first was killed and replaced', async () => {
  const first = await serveFolder(folder);
  await expect(serveFolder(folder)).rejects.toThrow(
    new RegExp(`exit 3: .*is in use by jejak serve, process ${first.process.pid}, since`),
  );
  await first.kill();
  expect(existsSync(join(folder, 'jejak.sock'))).toBe(true);
  served = await serveFolder(folder);
  await expect(serveFolder(folder)).rejects.toThrow(`process ${served.process.pid}`);
  expect((await jejak('case', NUMBER)).exitCode).toBe(0);
});

test('the demonstration says that it is ready, and where, once its read models have everything', async () => {
  const demo = join(root, 'demo');
  await cp(folder, demo, { recursive: true, filter: (file) => !file.includes('read.db') && !file.endsWith('.sock') });
  served = await serveDemo(demo);
  const health = await (await fetch(`${served.url}/health`)).json();
  expect(health).toMatchObject({ parts: { readModels: { state: 'live', lagEvents: 0 } } });
  // What cannot be read is logged while the read models are made, and how far they are where that takes long.
  const said = served.lines.filter((line) => !/^[{[]/.test(line));
  const found = ['Menyusun', 'Siap / ready after', 'Jejak: '].map((start) =>
    said.findIndex((line) => line.startsWith(start)),
  );
  expect(found).toEqual([0, 1, said.length - 1]);
});

test('a socket that a killed process left does not keep the command line from the folder', async () => {
  const first = await serveFolder(folder);
  await first.kill();
  expect((await jejak('case', NUMBER)).exitCode).toBe(0);
});

test('read models are rebuilt while they are served, and the report says that they are the same', async () => {
  served = await serveFolder(folder);
  const { exitCode, said } = await jejak('rebuild');
  expect(exitCode).toBe(0);
  expect(said).toMatch(
    /g2 beside g1, compared at ordinal \d+\n(?: {2}.+\n)* {2}worklist: \d+ documents, the same\n {4}digest [0-9a-f]{64}\n/,
  );
  expect(said).toMatch(/\ndigest over all: [0-9a-f]{64}\n/);
  expect(said).toContain('The new ones are live.');
  const health = await (await fetch(`${served.url}/health`)).json();
  expect(health).toMatchObject({ parts: { readModels: { generation: 'g2', rebuild: null } } });
});

test('a rebuild without a server does the same, and prints its report as JSON', async () => {
  const { exitCode, said } = await jejak('rebuild', '--json');
  expect(exitCode).toBe(0);
  expect(JSON.parse(said.slice(said.indexOf('{')))).toMatchObject({ generation: 'g3', replaced: 'g2' });
});

test('differences that nobody expected are refused, and accepted when they are', async () => {
  await tamperWithWorklist('g3');
  served = await serveFolder(folder);
  const refused = await jejak('rebuild');
  expect(refused.exitCode).toBe(4);
  expect(refused.said).toMatch(
    /worklist: \d+ documents, 1 differ: .+\n {4}digest [0-9a-f]{64} before, [0-9a-f]{64} now\n/,
  );
  expect(refused.said).toContain('--accept-differences');
  expect((await jejak('rebuild')).exitCode).toBe(4);
  const accepted = await jejak('rebuild', '--accept-differences');
  expect(accepted).toMatchObject({ exitCode: 0, said: expect.stringContaining('The new ones are live.') });
  expect((await jejak('rebuild')).exitCode).toBe(0);
});

test('what is parked is listed, shown and tried again', async () => {
  served = await serveFolder(folder);
  const listed = await jejak('parked', 'list');
  expect(listed.said).toContain(`${POISONED}  the whole stream in every read model, 1 event waits`);
  expect(JSON.parse((await jejak('parked', 'list', '--json')).said)).toMatchObject([{ stream: POISONED, events: 1 }]);
  expect((await jejak('parked', 'show', POISONED)).said).toContain(`${POISONED}@0, ordinal `);
  expect(await jejak('parked', 'retry', POISONED)).toMatchObject({
    exitCode: 1,
    said: expect.stringContaining(`${POISONED} is still parked.`),
  });
  expect(await jejak('parked', 'show', 'case-other')).toMatchObject({
    exitCode: 1,
    said: 'Nothing is parked because of case-other; jejak parked list shows what is.',
  });
  await served.stop();
  expect(await jejak('parked', 'list')).toEqual(listed);
});

test.each(['events.db', 'private.db', 'read.db'])(
  'a folder whose %s a newer program has written is not served, in one sentence',
  async (file) => {
    const copy = join(root, `newer-${file}`);
    await cp(folder, copy, { recursive: true });
    const database = new DatabaseSync(join(copy, file));
    database.exec('PRAGMA user_version = 77');
    database.close();
    await expect(serveFolder(copy)).rejects.toThrow(/^exit 1: .+ 77.+ this program knows .+\n$/);
  },
);

test('a folder that somebody holds out of reach is refused with who it is', async () => {
  using _ = lockDataFolder(folder, 'jejak backup');
  const { exitCode, said } = await jejak('parked', 'list');
  expect(exitCode).toBe(3);
  expect(said).toContain(`is in use by jejak backup, process ${process.pid}`);
});

test('a folder without a ledger is refused, and stays as it is', async () => {
  expect(await runJejak(join(root, 'absent'), 'case', NUMBER)).toMatchObject({
    exitCode: 1,
    said: expect.stringMatching(/^There is no ledger in .+absent; set JEJAK_DATA/),
  });
  expect(existsSync(join(root, 'absent'))).toBe(false);
});

async function tamperWithWorklist(generation: string): Promise<void> {
  const store = openEmbeddedReadStore({ file: join(folder, 'read.db') });
  const collection = `${generation}.worklist`;
  const { documents } = await store.find<{ readonly id: string; readonly status: string }>(collection, { limit: 1 });
  const [row] = documents;
  if (row === undefined) throw new Error('the worklist is empty');
  await store.commit({ writes: [{ collection, id: row.id, document: { ...row, status: 'lain' } }] });
  await store.close();
}
