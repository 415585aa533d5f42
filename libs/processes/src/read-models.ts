import type { OfficeState } from '@jejak/domain';
import type { CaseFile, CaseReminders, Letter, QueuedMail, WorklistRow } from '@jejak/projections';
import { type LiveCollections, officeOf } from '@jejak/projector';
import type { FindOptions, Page, ReadStore } from '@jejak/read-store';

interface Documents {
  readonly 'case-file': CaseFile;
  readonly worklist: WorklistRow;
  readonly letters: Letter;
  readonly reminders: CaseReminders;
  readonly 'mail-queue': QueuedMail;
}

/** The same fields, as a type that passes for the read store's plain JSON. */
type Stored<D> = { readonly [field in keyof D]: D[field] };

/** The live read models, as process managers look at them. Throws UnknownCollection while there are none. */
export class ReadModels {
  readonly #store: ReadStore;
  readonly #live: LiveCollections;

  constructor(store: ReadStore, live: LiveCollections) {
    this.#store = store;
    this.#live = live;
  }

  find<N extends keyof Documents>(name: N, options: FindOptions): Promise<Page<Stored<Documents[N]>>> {
    return this.#store.find(this.#live.name(name), options);
  }

  getMany<N extends keyof Documents>(name: N, ids: readonly string[]) {
    return this.#store.getMany<Stored<Documents[N]>>(this.#live.name(name), ids);
  }

  office(code: string): Promise<OfficeState | undefined> {
    return officeOf(this.#store, this.#live, code);
  }

  /** Every document that is found, page by page. */
  async *pages<N extends keyof Documents>(
    name: N,
    options: FindOptions,
  ): AsyncGenerator<readonly Stored<Documents[N]>[]> {
    let cursor: string | null = null;
    do {
      const page: Page<Stored<Documents[N]>> = await this.find(name, {
        ...options,
        ...(cursor === null ? {} : { cursor }),
      });
      yield page.documents;
      cursor = page.next;
    } while (cursor !== null);
  }
}
