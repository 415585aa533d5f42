/** Where a stream stands: its number and the revision of its last event. */
export interface StreamHead {
  readonly stream: number;
  revision: number;
}

/**
 * Recently used streams, in two generations: when the young one is full it becomes the old one, and what was old and
 * not used since is forgotten. Holds between one and two times `size` streams, at constant cost.
 */
export class StreamCache {
  readonly #size: number;
  #young = new Map<string, StreamHead>();
  #old = new Map<string, StreamHead>();

  constructor(size: number) {
    this.#size = size;
  }

  get(name: string): StreamHead | undefined {
    const young = this.#young.get(name);
    if (young) return young;
    const old = this.#old.get(name);
    if (old) this.set(name, old);
    return old;
  }

  set(name: string, head: StreamHead): void {
    if (this.#young.size >= this.#size) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(name, head);
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
  }
}
