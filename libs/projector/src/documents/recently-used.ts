/**
 * A map that forgets, only when told to, what was not used since the time before. It keeps two generations instead of
 * an order: a map whose keys are taken out and put in again at every use is copied over and over.
 */
export class RecentlyUsed<V> {
  readonly #capacity: number;
  #young = new Map<string, V>();
  #old: ReadonlyMap<string, V> = new Map();

  /** `capacity` is how many a generation has at least before the one before it is forgotten. */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  has(key: string): boolean {
    return this.#young.has(key) || this.#old.has(key);
  }

  get(key: string): V | undefined {
    return this.#young.has(key) ? this.#young.get(key) : this.#old.get(key);
  }

  /** The same, and counts as a use. */
  use(key: string): boolean {
    if (this.#young.has(key)) return true;
    if (!this.#old.has(key)) return false;
    this.#young.set(key, this.#old.get(key) as V);
    return true;
  }

  set(key: string, value: V): void {
    this.#young.set(key, value);
  }

  /** What was set since the last call stays until the next one at least. */
  trim(): void {
    if (this.#young.size < this.#capacity) return;
    this.#old = this.#young;
    this.#young = new Map();
  }
}
