import { setImmediate as nextTurn } from 'node:timers/promises';

type Task = () => Promise<unknown>;

/**
 * What is on its way to a store while the simulation goes on: begun in the order given, at most `width` at once.
 * The first failure is kept, and thrown to whoever waits.
 */
export class Backlog {
  readonly #width: number;
  #queue: Task[] = [];
  #begun = 0;
  #running = 0;
  #failure: { readonly error: unknown } | undefined;
  #wakes: (() => void)[] = [];

  constructor(width: number) {
    this.#width = width;
  }

  add(task: Task): void {
    this.#queue.push(task);
    this.#begin();
  }

  /** Lets the stores work, and holds back while more than `width` wait. */
  async room(): Promise<void> {
    await nextTurn();
    await this.#until(() => this.#queue.length - this.#begun <= this.#width);
  }

  /** Resolves once everything has arrived. */
  settled(): Promise<void> {
    return this.#until(() => this.#running === 0 && this.#queue.length === 0);
  }

  async #until(done: () => boolean): Promise<void> {
    while (!this.#failure && !done()) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wakes.push(resolve);
      await promise;
    }
    if (this.#failure) throw this.#failure.error;
  }

  #begin(): void {
    while (this.#running < this.#width) {
      const task = this.#queue[this.#begun];
      if (!task) break;
      this.#begun++;
      this.#running++;
      task().then(
        () => this.#ended(),
        (error: unknown) => {
          this.#failure ??= { error };
          this.#ended();
        },
      );
    }
    if (this.#begun === this.#queue.length) {
      this.#queue = [];
      this.#begun = 0;
    }
  }

  #ended(): void {
    this.#running--;
    this.#begin();
    for (const wake of this.#wakes.splice(0)) wake();
  }
}
