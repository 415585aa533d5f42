/** A map that forgets what was used longest ago, and only when told to. */
export class RecentlyUsed<V> {
  readonly #entries = new Map<string, V>();
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  get(key: string): V | undefined {
    return this.#entries.get(key);
  }

  /** A Map keeps the order of insertion: whatever is set again goes to the end. */
  set(key: string, value: V): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
  }

  /** Keeps at least the `newest` that were set last, even where they are more than it may hold. */
  trim(newest: number): void {
    const kept = Math.max(this.#capacity, newest);
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= kept) return;
      this.#entries.delete(key);
    }
  }
}
