/** Lets ordinals through up to a limit; a runner waits at it, whoever holds it lets it go on. */
export class Gate {
  #limit = Number.POSITIVE_INFINITY;
  #moved = Promise.withResolvers<void>();

  isShutFor(ordinal: number): boolean {
    return ordinal > this.#limit;
  }

  /** The last ordinal that may pass, at least `ordinal`; waits while that one may not. */
  async pass(ordinal: number, signal: AbortSignal): Promise<number> {
    while (this.isShutFor(ordinal) && !signal.aborted) {
      const aborted = Promise.withResolvers<void>();
      const wake = () => aborted.resolve();
      signal.addEventListener('abort', wake);
      await Promise.race([this.#moved.promise, aborted.promise]);
      signal.removeEventListener('abort', wake);
    }
    return this.#limit;
  }

  moveTo(limit: number): void {
    this.#limit = limit;
    this.#moved.resolve();
    this.#moved = Promise.withResolvers();
  }

  open(): void {
    this.moveTo(Number.POSITIVE_INFINITY);
  }
}
