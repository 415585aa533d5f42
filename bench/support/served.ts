import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const PROGRAM = 'apps/cli/dist/main.js';

/** `jejak serve` as an office runs it: a process of its own over a data folder, on a free port. */
export class Served {
  readonly url: string;
  /** From the start of the process to the first answer that it is ready. */
  readonly readyMs: number;
  readonly #child: ChildProcess;

  private constructor(url: string, readyMs: number, child: ChildProcess) {
    this.url = url;
    this.readyMs = readyMs;
    this.#child = child;
  }

  /** Throws what the program said where it does not come up. `nodeOptions` go to the runtime, for profiles. */
  static async start(folder: string, nodeOptions: readonly string[] = []): Promise<Served> {
    const began = performance.now();
    const child = spawn(process.execPath, [...nodeOptions, PROGRAM, 'serve'], {
      env: { ...process.env, JEJAK_DATA: folder, JEJAK_PORT: '0', JEJAK_LOG_LEVEL: 'warn', NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (!child.stdout) throw new Error('the process has no output');
    const lines = createInterface(child.stdout);
    for await (const line of lines) {
      const url = /^Jejak: (http\S+)/.exec(line)?.[1];
      if (url === undefined) continue;
      await fetch(`${url}/health/ready`);
      return new Served(url, performance.now() - began, child);
    }
    throw new Error(`${PROGRAM} ended before it served; was it built?`);
  }

  /** Resident memory in MB, as the kernel counts it; 0 where the system does not tell. */
  residentMb(): number {
    try {
      const status = readFileSync(`/proc/${this.pid}/status`, 'utf8');
      return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      return 0;
    }
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  async health(): Promise<ReadModelHealth> {
    const answer = await fetch(`${this.url}/health`);
    const { parts } = (await answer.json()) as { readonly parts: { readonly readModels: ReadModelHealth } };
    return parts.readModels;
  }

  /** Until every event that is stored is in the read models. */
  async caughtUp(): Promise<void> {
    for (;;) {
      const { state, lagEvents } = await this.health();
      if (state === 'live' && lagEvents === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async stop(): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await gone;
  }
}

export interface ReadModelHealth {
  readonly state: string;
  readonly lagEvents: number;
  readonly lagSeconds: number;
}
