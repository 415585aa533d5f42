import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { SpawnedStandIn } from '@jejak/event-store/eventstoredb/stand-in';
import { openStage, taken } from '@jejak/ledger/testing';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { backUp, restore } from '../backup/index.ts';
import { createProgram } from '../program.ts';
import { failureOf } from '../say-failure.ts';

let root: string;
let folder: string;
let server: SpawnedStandIn;
let printed: string;

async function jejak(...args: readonly string[]): Promise<{ readonly exitCode: number; readonly said: string }> {
  printed = '';
  try {
    await createProgram().parseAsync(args, { from: 'user' });
    return { exitCode: 0, said: printed };
  } catch (error) {
    const { message, exitCode } = failureOf(error);
    return { exitCode, said: printed + (message ?? '') };
  }
}

/** The data folder of an office with some cases, which nobody serves. */
async function dataFolder(cases: number): Promise<string> {
  const stage = await openStage();
  await taken(stage.ledger, 'raid', cases);
  await backUp(stage.stores.folder, join(root, 'backup'), { masterKey: true, now: '2026-11-26T00:00:00.000Z' });
  await stage.close();
  await restore(join(root, 'backup'), join(root, 'data'));
  return join(root, 'data');
}

async function contents(place: string): Promise<readonly string[]> {
  using lock = lockDataFolder(place, 'spec');
  const store = await openEmbeddedEventStore(lock);
  const events = await store.readAll({ limit: 100_000 });
  await store.close();
  return events.map(({ stream, revision, id, json }) => JSON.stringify({ stream, revision, id, json }));
}

beforeEach(async () => {
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  root = await mkdtemp(join(tmpdir(), 'jejak-copying-'));
  folder = await dataFolder(40);
  server = await SpawnedStandIn.start(join(root, 'server.log'));
});
afterEach(async () => {
  jest.restoreAllMocks();
  await server.kill();
  await rm(root, { recursive: true, force: true });
});

test('to EventStoreDB and back: the same events in the same bytes and order', async () => {
  const there = await jejak('copy', '--from', `embedded:${folder}`, '--to', server.url);
  expect(there).toMatchObject({ exitCode: 0, said: expect.stringContaining('whole and the same') });
  const back = await jejak('copy', '--from', server.url, '--to', `embedded:${join(root, 'back')}`);
  expect(back.exitCode).toBe(0);
  expect(digestsIn(back.said)).toEqual(digestsIn(there.said));
  expect(await contents(join(root, 'back'))).toEqual(await contents(folder));
});

test('a server that dies in the middle is copied to in the end, each event once', async () => {
  const copying = jejak('copy', '--from', `embedded:${folder}`, '--to', `${server.url}&defaultDeadline=300`);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await server.kill();
  await new Promise((resolve) => setTimeout(resolve, 200));
  await server.startAgain();
  expect((await copying).exitCode).toBe(0);
  const again = await jejak('copy', '--from', `embedded:${folder}`, '--to', server.url);
  expect(again).toMatchObject({ exitCode: 0, said: expect.stringContaining('by an earlier try') });
}, 60_000);

test('a ledger that is another one is not written to', async () => {
  await jejak('copy', '--from', `embedded:${folder}`, '--to', server.url);
  await rm(join(root, 'backup'), { recursive: true });
  await rm(folder, { recursive: true });
  const another = await dataFolder(2);
  const refused = await jejak('copy', '--from', `embedded:${another}`, '--to', server.url);
  expect(refused).toMatchObject({ exitCode: 1, said: expect.stringContaining('the target is not empty') });
});

test('a source that is not there is no empty ledger: nothing is made of it', async () => {
  const nowhere = join(root, 'misspelt');
  const refused = await jejak('copy', '--from', `embedded:${nowhere}`, '--to', server.url);
  expect(refused).toEqual({ exitCode: 2, said: `There is no ledger in ${nowhere} to copy from.` });
  expect(existsSync(nowhere)).toBe(false);
});

test('a folder that is served, and an address that is none, are refused', async () => {
  using _ = lockDataFolder(folder, 'jejak serve');
  expect((await jejak('copy', '--from', `embedded:${folder}`, '--to', server.url)).exitCode).toBe(3);
  expect(await jejak('copy', '--from', 'sqlite:x', '--to', server.url)).toEqual({
    exitCode: 2,
    said: 'sqlite:x is no ledger; possible are embedded:FOLDER and esdb://host:2113',
  });
});

function digestsIn(said: string): readonly string[] {
  return said.match(/[0-9a-f]{64}/g) ?? [];
}
