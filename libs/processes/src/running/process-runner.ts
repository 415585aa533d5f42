import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@jejak/ledger';
import type { ProcessManager } from '../process-manager.ts';

/** How often a manager is asked. */
export interface Paced {
  readonly manager: ProcessManager;
  readonly everyMs: number;
}

export interface ProcessRunnerOptions {
  readonly managers: readonly Paced[];
  readonly clock: Clock;
  /** Whether this process is the one to act: it holds the lease now. */
  readonly isActive: () => boolean;
  /** Resolves once all that was stored before is folded into the read models. */
  readonly caughtUp: () => Promise<void>;
  readonly onError: (error: unknown, during: string) => void;
}

/** Lets process managers act by the clock, each at its own pace, while this process is the one to. */
export class ProcessRunner {
  readonly #options: ProcessRunnerOptions;
  readonly #stopping = new AbortController();
  readonly #running: Promise<unknown>;
  readonly #done = new Map<string, number>();
  readonly #failing = new Set<string>();

  constructor(options: ProcessRunnerOptions) {
    this.#options = options;
    for (const { manager } of options.managers) this.#done.set(manager.name, 0);
    this.#running = Promise.all(options.managers.map((paced) => this.#repeat(paced)));
  }

  /** Plain numbers, by name: how much each has done since the start, and whether it failed when it was last asked. */
  figures(): Readonly<Record<string, number>> {
    const names = [...this.#done.keys()];
    return Object.fromEntries([
      ...names.map((name) => [`process_${name}_done`, this.#done.get(name) ?? 0]),
      ...names.map((name) => [`process_${name}_failing`, this.#failing.has(name) ? 1 : 0]),
    ]);
  }

  /** Resolves when none of them is at work any more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #repeat({ manager, everyMs }: Paced): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      if (this.#options.isActive()) await this.#step(manager);
      await sleep(everyMs, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  async #step(manager: ProcessManager): Promise<void> {
    const { caughtUp, isActive, clock, onError } = this.#options;
    try {
      if (!(await this.#unlessStopped(caughtUp())) || !isActive()) return;
      const count = await manager.step(clock.now());
      this.#done.set(manager.name, (this.#done.get(manager.name) ?? 0) + count);
      this.#failing.delete(manager.name);
    } catch (error) {
      if (this.#stopping.signal.aborted) return;
      this.#failing.add(manager.name);
      onError(error, manager.name);
    }
  }

  /** False where it was stopped first: catching up may take long. */
  async #unlessStopped(waiting: Promise<void>): Promise<boolean> {
    const { signal } = this.#stopping;
    const stopped = Promise.withResolvers<void>();
    const stop = () => stopped.resolve();
    signal.addEventListener('abort', stop);
    try {
      waiting.catch(() => {});
      await Promise.race([waiting, stopped.promise]);
    } finally {
      signal.removeEventListener('abort', stop);
    }
    return !signal.aborted;
  }
}
