import type { SubjectKey } from './port.ts';

export interface CachedKey {
  readonly key: SubjectKey;
  readonly office: string | null;
}

/** The keys used last, up to a bound; a Map keeps the order of insertion. */
export class KeyCache {
  readonly #entries = new Map<string, CachedKey>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(subject: string): CachedKey | undefined {
    const entry = this.#entries.get(subject);
    if (!entry) return undefined;
    this.#entries.delete(subject);
    this.#entries.set(subject, entry);
    return entry;
  }

  /** Of several subjects: the keys that are here, and whose have to be asked for. */
  among(subjects: readonly string[]): { readonly keys: Map<string, SubjectKey>; readonly missing: readonly string[] } {
    const keys = new Map<string, SubjectKey>();
    for (const subject of subjects) {
      const cached = this.get(subject);
      if (cached) keys.set(subject, cached.key);
    }
    return { keys, missing: subjects.filter((subject) => !keys.has(subject)) };
  }

  put(entry: CachedKey): void {
    const { subject } = entry.key;
    this.#entries.delete(subject);
    this.#entries.set(subject, entry);
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > this.#limit && !oldest.done) this.#entries.delete(oldest.value);
  }

  forget(subjects: readonly string[]): void {
    for (const subject of subjects) this.#entries.delete(subject);
  }

  clear(): void {
    this.#entries.clear();
  }
}
