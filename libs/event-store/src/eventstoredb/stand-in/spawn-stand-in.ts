import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Faults } from './faults.ts';
import type { Order, Report } from './stand-in-process.ts';

/** The stand-in in a process of its own, which can be killed and started again under the same address. */
export class SpawnedStandIn {
  readonly #file: string | undefined;
  #child: ChildProcess;
  #port: number;

  private constructor(child: ChildProcess, port: number, file: string | undefined) {
    this.#child = child;
    this.#port = port;
    this.#file = file;
  }

  /** With a file its events outlive it. */
  static async start(file?: string): Promise<SpawnedStandIn> {
    const { child, port } = await launch(0, file);
    return new SpawnedStandIn(child, port, file);
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.#port}?tls=false`;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  async setFaults(faults: Partial<Faults>): Promise<void> {
    await this.#order({ kind: 'faults', faults });
  }

  dropSubscriptions(): Promise<number> {
    return this.#order({ kind: 'drop-subscriptions' });
  }

  /** SIGKILL; resolves when it is gone. */
  async kill(): Promise<void> {
    const gone = this.gone();
    this.#child.kill('SIGKILL');
    await gone;
  }

  /** Resolves when the process has ended by itself or otherwise. */
  async gone(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit');
  }

  /** Once it is gone: under the same address, with what its file holds. */
  async startAgain(): Promise<void> {
    const { child, port } = await launch(this.#port, this.#file);
    this.#child = child;
    this.#port = port;
  }

  async #order(order: Order): Promise<number> {
    const answer = once(this.#child, 'message');
    this.#child.send(order);
    const [report] = (await answer) as [Report];
    return report.kind === 'done' ? report.count : 0;
  }
}

async function launch(port: number, file: string | undefined) {
  const program = fileURLToPath(new URL(`./stand-in-process${import.meta.url.slice(-3)}`, import.meta.url));
  const child = spawn(process.execPath, ['--conditions=source', '--disable-warning=ExperimentalWarning', program], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, STAND_IN_PORT: String(port), ...(file === undefined ? {} : { STAND_IN_FILE: file }) },
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error('the stand-in ended before it listened');
  });
  ended.catch(() => {});
  const [report] = (await Promise.race([once(child, 'message'), ended])) as [Report];
  if (report.kind !== 'listening') throw new Error('the stand-in did not say where it listens');
  return { child, port: report.port };
}
