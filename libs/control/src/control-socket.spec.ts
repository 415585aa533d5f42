import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type DataFolderLock, lockDataFolder } from '@jejak/event-store';
import { RebuildRefused, type RebuildReport } from '@jejak/projector';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type ControlSocket, type Operations, openControlSocket, reachServer } from './index.ts';

const REPORT: RebuildReport = { generation: 'g2', replaced: 'g1', comparedAt: 7, digests: null, comparisons: [] };
const PROGRESS = { done: 1, total: 2, perSecond: 3, secondsLeft: 4 };
const quiet = { acceptDifferences: false, onProgress: () => {}, signal: new AbortController().signal };

let root: string;
let lock: DataFolderLock;
let socket: ControlSocket | undefined;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'jejak-control-'));
  lock = lockDataFolder(join(root, 'data'), 'spec');
});
afterEach(async () => {
  await socket?.close();
  lock.release();
  rmSync(root, { recursive: true });
});

/** A folder whose ledger cannot be read and that never has anything parked, but for what a test says. */
async function serve(operations: Partial<Operations>, failed = refuse): Promise<Operations> {
  const none = async () => [];
  const readStream = () => Promise.reject(new Error('the disk is gone'));
  const whole = { readStream, listParked: none, showParked: none, retryParked: none, rebuild: async () => REPORT };
  socket = await openControlSocket(lock, { ...whole, ...operations }, failed);
  const reached = await reachServer(lock.folder);
  if (reached === null) throw new Error('nobody listens');
  return reached;
}

function refuse(error: unknown): void {
  throw error;
}

async function say(line: string): Promise<string> {
  const caller = connect(join(lock.folder, 'jejak.sock'));
  caller.write(`${line}\n`);
  return text(caller);
}

test('who asks gets progress, then the answer', async () => {
  const asked: unknown[] = [];
  const reached = await serve({
    rebuild: async ({ acceptDifferences, onProgress }) => {
      asked.push(acceptDifferences);
      onProgress(PROGRESS);
      return REPORT;
    },
  });
  const seen: unknown[] = [];
  const onProgress = (progress: unknown) => seen.push(progress);
  expect(await reached.rebuild({ ...quiet, acceptDifferences: true, onProgress })).toEqual(REPORT);
  expect({ asked, seen }).toEqual({ asked: [true], seen: [PROGRESS] });
});

test('a failure comes over with its name and message, a refused rebuild with its report', async () => {
  const reached = await serve({ rebuild: () => Promise.reject(new RebuildRefused(REPORT)) });
  await expect(reached.readStream('case-1', 0, 10)).rejects.toThrow('the disk is gone');
  const refused = await reached.rebuild(quiet).catch((error: unknown) => error);
  expect(refused instanceof RebuildRefused && refused.report).toEqual(REPORT);
});

test('the socket is its owner’s alone, and gone after the end', async () => {
  await serve({});
  const path = join(lock.folder, 'jejak.sock');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await socket?.close();
  expect(readdirSync(lock.folder)).not.toContain('jejak.sock');
  expect(await reachServer(lock.folder)).toBeNull();
});

test('a path that is too long for a socket is no obstacle, and the way around it leaves nothing behind', async () => {
  lock.release();
  const deep = join(root, 'd'.repeat(100), 'e'.repeat(100), 'data');
  lock = lockDataFolder(deep, 'spec');
  const { TMPDIR } = process.env;
  process.env.TMPDIR = join(root, 'tmp');
  mkdirSync(join(root, 'tmp'));
  const reached = await serve({});
  expect(await reached.listParked()).toEqual([]);
  expect(readdirSync(join(root, 'tmp'))).toEqual([]);
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  expect(statSync(join(deep, 'jejak.sock')).mode & 0o777).toBe(0o600);
});

test('what a killed process left is no server, and in nobody’s way', async () => {
  const listens = `require('node:net').createServer().listen(process.argv[1], () => console.log('listening'))`;
  const child = spawn(process.execPath, ['--eval', listens, join(lock.folder, 'jejak.sock')]);
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(readdirSync(lock.folder)).toContain('jejak.sock');
  expect(await reachServer(lock.folder)).toBeNull();
  expect(await (await serve({})).listParked()).toEqual([]);
});

test('whoever hangs up interrupts what they asked for', async () => {
  const { promise: interrupted, resolve } = Promise.withResolvers<unknown>();
  const reached = await serve({
    rebuild: ({ signal, onProgress }) =>
      new Promise((_, reject) => {
        onProgress(PROGRESS);
        signal.addEventListener('abort', () => {
          resolve(signal.reason);
          reject(signal.reason);
        });
      }),
  });
  const hanging = new AbortController();
  const onProgress = () => hanging.abort(new Error('enough'));
  await expect(reached.rebuild({ ...quiet, onProgress, signal: hanging.signal })).rejects.toThrow('enough');
  expect(await interrupted).toMatchObject({ message: 'whoever asked hung up' });
});

test('a server that ends before it has answered is told apart from an answer', async () => {
  const reached = await serve({ listParked: () => new Promise(() => {}) });
  const waiting = reached.listParked();
  setTimeout(() => void socket?.close(), 50);
  await expect(waiting).rejects.toThrow('ended before it had answered');
  await expect(reached.listParked()).rejects.toThrow('nobody serves');
});

test.each([
  ['', 'speaks protocol 2'],
  ['{"jejak":1,"kind":"listParked","asks":null}', 'speaks protocol 2'],
  ['{"jejak":2,"kind":"toString","asks":null}', 'kind must be one of readStream, listParked'],
  ['{"jejak":2,"kind":"showParked","asks":null}', 'showParked cannot be asked like this'],
  ['{"jejak":2,"kind":"readStream","asks":{"stream":"case-1","from":-1,"limit":1}}', 'cannot be asked like this'],
])('%j is answered with what is wrong', async (line, message) => {
  await serve({});
  expect(JSON.parse(await say(line))).toMatchObject({
    failure: { name: 'QuestionRefused', message: expect.stringContaining(message) },
  });
});

test('where no socket can be made, the process hears why and goes on', async () => {
  mkdirSync(join(lock.folder, 'jejak.sock'));
  const heard: unknown[] = [];
  await serve({}, (error) => heard.push(error)).catch(() => {});
  expect(heard).toHaveLength(1);
});
