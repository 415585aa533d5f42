import { Progress } from './progress.ts';
import { Runner, type RunnerOptions } from './runner.ts';

/** A runner at work. */
export class Running {
  readonly runner: Runner;
  readonly progress: Progress;
  /** Settles when the runner has ended: rejected where it failed. */
  readonly ended: Promise<void>;
  readonly #stopping = new AbortController();

  private constructor(runner: Runner, progress: Progress) {
    this.runner = runner;
    this.progress = progress;
    this.ended = runner.run(this.#stopping.signal);
    this.ended.catch(() => {});
  }

  static start(options: Omit<RunnerOptions, 'listener'>): Running {
    const progress = new Progress();
    return new Running(new Runner({ ...options, listener: progress }), progress);
  }

  get ordinal(): number {
    return this.runner.checkpoint?.ordinal ?? -1;
  }

  /** As `progress.until`, and throws where the runner fails meanwhile. */
  async until(condition: () => boolean, signal: AbortSignal): Promise<void> {
    const failed = new AbortController();
    const fail = (failure: unknown) => failed.abort(failure);
    this.ended.then(() => fail(new Error('the projector was stopped')), fail);
    await this.progress.until(condition, AbortSignal.any([signal, failed.signal]));
  }

  /** Lets nothing beyond the batch at hand through, and says where it then stands. */
  async hold(): Promise<number> {
    this.runner.gate.moveTo(this.ordinal);
    return this.runner.exclusive(async (bench) => bench.checkpoint.ordinal);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.ended.catch(() => {});
  }
}
