import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The real program in a process of its own. */
export interface Served {
  readonly url: string;
  /** What it has printed so far. */
  readonly lines: readonly string[];
  readonly process: ChildProcess;
  /** As an operator stops it. */
  stop(): Promise<void>;
  /** `kill -9`, and until the process is gone. */
  kill(): Promise<void>;
}

/** `jejak serve` over a data folder, on any free port; rejects with what it said where it does not start. */
export async function serveFolder(folder: string): Promise<Served> {
  return start('serve', folder);
}

/** `jejak demo` over a folder that was simulated already. */
export async function serveDemo(folder: string): Promise<Served> {
  return start('demo', folder);
}

async function start(command: string, folder: string): Promise<Served> {
  const env = { ...process.env, JEJAK_DATA: folder, JEJAK_PORT: '0', JEJAK_LOG_LEVEL: 'warn', NODE_OPTIONS: '' };
  const child = spawn(process.execPath, [MAIN, command], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const lines: string[] = [];
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line);
      const found = /^Jejak: (http\S+)/.exec(line)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`exit ${code}: ${said}`)));
  });
  const end = (signal: NodeJS.Signals) => async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return { url, lines, process: child, stop: end('SIGTERM'), kill: end('SIGKILL') };
}
