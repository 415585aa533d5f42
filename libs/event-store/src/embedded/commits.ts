import type { StoreUnavailable } from '../errors.ts';

/** How far the writer has got, as far as this thread has heard, and who waits for more. */
export class Commits {
  #latest = 0;
  #waiting = new Set<() => void>();
  #broken: StoreUnavailable | undefined;

  get latest(): number {
    return this.#latest;
  }

  note(committed: number): void {
    if (committed <= this.#latest) return;
    this.#latest = committed;
    this.#wakeAll();
  }

  fail(reason: StoreUnavailable): void {
    this.#broken ??= reason;
    this.#wakeAll();
  }

  /** Resolves when something may lie beyond `position`, or when the signal aborts. Throws StoreUnavailable. */
  async beyond(position: number, signal: AbortSignal | undefined): Promise<void> {
    while (this.#latest <= position && !this.#broken && !signal?.aborted) await this.#next(signal);
    if (this.#broken && !signal?.aborted) throw this.#broken;
  }

  #next(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        signal?.removeEventListener('abort', wake);
        this.#waiting.delete(wake);
        resolve();
      };
      signal?.addEventListener('abort', wake);
      this.#waiting.add(wake);
    });
  }

  #wakeAll(): void {
    for (const wake of [...this.#waiting]) wake();
  }
}
