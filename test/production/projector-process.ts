import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Health {
  readonly state: string;
  readonly ordinal: number;
  readonly lagEvents: number;
}

/** apps/projector as production starts it: a process that knows its surroundings by its environment alone. */
export class ProjectorProcess {
  readonly #url: string;
  readonly #child: ChildProcess;

  private constructor(url: string, child: ChildProcess) {
    this.#url = url;
    this.#child = child;
  }

  static async start(environment: Readonly<Record<string, string>>): Promise<ProjectorProcess> {
    const child = spawn(process.execPath, ['apps/projector/dist/main.js'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { PATH: process.env.PATH, ...environment },
    });
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`the projector ended with ${code} before it listened`);
    });
    ended.catch(() => {});
    const listening = once(createInterface(child.stdout), 'line').then(([line]) => String(line));
    const said = await Promise.race([listening, ended]);
    return new ProjectorProcess(said.replace('Jejak projector: ', ''), child);
  }

  async health(): Promise<Health> {
    const answer = await fetch(this.#url);
    return (await answer.json()) as Health;
  }

  /** Its health once it is so. */
  async until(isSo: (health: Health) => boolean): Promise<Health> {
    for (;;) {
      const health = await this.health();
      if (isSo(health)) return health;
      await sleep(10);
    }
  }

  /** Stops it in its tracks; `wake` lets it go on as if no time had passed. */
  freeze(): void {
    this.#child.kill('SIGSTOP');
  }

  wake(): void {
    this.#child.kill('SIGCONT');
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }
}
