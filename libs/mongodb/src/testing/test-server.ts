import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server of one's own, to be killed and brought back; needs SECANTUSD, the path of SecantusDB's program. */
export interface TestServer {
  readonly url: string;
  /** Of its process, which is another one after each start; undefined where the system gave none. */
  readonly pid: number | undefined;
  /** As by a power cut: `kill -9`. */
  kill(): Promise<void>;
  /** Stops it in its tracks, as a machine that swaps or a network that drops everything; `thaw` lets it go on. */
  freeze(): void;
  thaw(): void;
  /** On the same port and folder, with the same options unless others are given. */
  start(options?: readonly string[]): Promise<void>;
  /** Ends it and removes its folder. */
  remove(): Promise<void>;
}

/** With `--sync-on-commit` what is acknowledged survives a kill; without it the last commits are lost. */
export async function startTestServer(first: readonly string[] = ['--sync-on-commit']): Promise<TestServer> {
  const program = process.env.SECANTUSD;
  if (program === undefined) throw new Error('SECANTUSD names no program to start');
  const folder = await mkdtemp(join(tmpdir(), 'jejak-mongodb-'));
  const port = await freePort();
  const launch = (options: readonly string[]): Promise<ChildProcess> =>
    listening(
      spawn(
        program,
        ['--port', String(port), '--storage-path', join(folder, 'data'), '--enable-test-commands', ...options],
        { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
      ),
    );
  let child = await launch(first);
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  return {
    url: `mongodb://127.0.0.1:${port}/`,
    get pid() {
      return child.pid;
    },
    kill,
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    start: async (options = first) => {
      child = await launch(options);
    },
    remove: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves once it says that it listens; rejects with what it said where it ends before. */
async function listening(child: ChildProcess): Promise<ChildProcess> {
  let said = '';
  const ready = Promise.withResolvers<ChildProcess>();
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.includes('listening')) ready.resolve(child);
  });
  child.once('error', ready.reject);
  child.once('exit', () => ready.reject(new Error(`the server ended before it listened: ${said}`)));
  return ready.promise;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
