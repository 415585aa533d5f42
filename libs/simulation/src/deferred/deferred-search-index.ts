import type { IndexedSubject, SearchEntries, SearchIndex } from '@jejak/privacy';
import type { Backlog } from './backlog.ts';

/** A search index that is written in the background: Argon2 works on other cores. What is asked waits for it. */
export class DeferredSearchIndex implements SearchIndex {
  readonly #index: SearchIndex;
  readonly #backlog: Backlog;
  readonly #latest = new Map<string, Promise<void>>();

  constructor(index: SearchIndex, backlog: Backlog) {
    this.#index = index;
    this.#backlog = backlog;
  }

  async put(subject: string, office: string, entries: SearchEntries): Promise<void> {
    this.#inOrder(subject, () => this.#index.put(subject, office, entries));
  }

  async replace(subject: string, office: string, entries: SearchEntries): Promise<void> {
    this.#inOrder(subject, () => this.#index.replace(subject, office, entries));
  }

  async remove(subjects: readonly string[]): Promise<void> {
    await this.#backlog.settled();
    await this.#index.remove(subjects);
  }

  async subjects(after: string | null, limit: number): Promise<readonly IndexedSubject[]> {
    await this.#backlog.settled();
    return this.#index.subjects(after, limit);
  }

  async byNik(office: string | null, nik: string): Promise<readonly string[]> {
    await this.#backlog.settled();
    return this.#index.byNik(office, nik);
  }

  async byName(office: string | null, query: string, limit: number): Promise<readonly string[]> {
    await this.#backlog.settled();
    return this.#index.byName(office, query, limit);
  }

  /** What is said of one subject arrives in the order in which it was said. */
  #inOrder(subject: string, write: () => Promise<void>): void {
    this.#backlog.add(() => {
      const writing = (this.#latest.get(subject) ?? Promise.resolve()).then(write);
      this.#latest.set(subject, writing);
      const forget = () => {
        if (this.#latest.get(subject) === writing) this.#latest.delete(subject);
      };
      writing.then(forget, forget);
      return writing;
    });
  }
}
