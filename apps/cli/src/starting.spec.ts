import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { serveFolder } from './testing/serve-folder.ts';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
/** A search for the leader among two nodes that say nothing goes on for more than a minute. */
const SOON_MS = 5_000;

let folder: string;
let silent: Server;
const sockets: Socket[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jejak-starting-'));
  silent = createServer((socket) => sockets.push(socket.on('error', () => {}))).listen(0, '127.0.0.1');
  await once(silent, 'listening');
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  silent.close();
  rmSync(folder, { recursive: true });
});

/** Starts over a cluster whose nodes take every connection and never answer. */
function startOverSilence(): { readonly child: ChildProcess; readonly said: () => string } {
  const address = silent.address();
  const node = typeof address === 'object' ? `127.0.0.1:${address?.port}` : '';
  const env = { ...process.env, JEJAK_DATA: folder, JEJAK_PORT: '0', NODE_OPTIONS: '' };
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env: { ...env, EVENTSTOREDB_URL: `esdb://${node},${node}?tls=false` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  return { child, said: () => said };
}

test('a start that fails ends with what it says, whatever it was looking for', async () => {
  const { child, said } = startOverSilence();
  await once(child.stderr ?? child, 'data');
  expect(said()).toMatch(/^no EventStoreDB answers at esdb:.*\n$/);
  expect(await once(child, 'exit', { signal: AbortSignal.timeout(SOON_MS) })).toEqual([1, null]);
}, 60_000);

test('told to stop while it starts it ends at once, and the next start is as the first', async () => {
  const { child, said } = startOverSilence();
  await once(silent, 'connection');
  child.kill('SIGTERM');
  expect(await once(child, 'exit', { signal: AbortSignal.timeout(SOON_MS) })).toEqual([0, null]);
  expect(said()).toBe('');
  expect(readdirSync(folder).filter((name) => name.endsWith('.db'))).toEqual(['lock.db']);
  const served = await serveFolder(folder);
  await served.stop();
}, 60_000);
