import type { Instant } from '@jejak/domain';
import type { Ledger } from '@jejak/ledger';
import type { SearchIndex } from '@jejak/privacy';
import type { ProcessManager } from '../process-manager.ts';

const MOST_AT_ONCE = 50;
/** An entry is written before the person is: so long it may be alone. */
const GRACE_MS = 600_000;

/**
 * Goes through the search index, a few persons a step and round again: takes out who never came to be, and what
 * somebody is no longer called where a crash left it in. Nothing is remembered over a restart.
 */
export class SearchSweeper implements ProcessManager {
  readonly name = 'search';
  readonly #search: SearchIndex;
  readonly #ledger: Pick<Ledger, 'reindexSubject'>;
  /** Who was not known to the ledger, and since when. */
  readonly #orphans = new Map<string, number>();
  #after: string | null = null;

  constructor(search: SearchIndex, ledger: Pick<Ledger, 'reindexSubject'>) {
    this.#search = search;
    this.#ledger = ledger;
  }

  /** How many persons were taken out. */
  async step(now: Instant): Promise<number> {
    const page = await this.#search.subjects(this.#after, MOST_AT_ONCE);
    const gone: string[] = [];
    for (const { subject, office } of page) {
      if (await this.#ledger.reindexSubject(subject, office)) this.#orphans.delete(subject);
      else if (this.#isAloneTooLong(subject, Date.parse(now))) gone.push(subject);
    }
    if (gone.length > 0) await this.#search.remove(gone);
    for (const subject of gone) this.#orphans.delete(subject);
    this.#after = page.length < MOST_AT_ONCE ? null : (page.at(-1)?.subject ?? null);
    return gone.length;
  }

  #isAloneTooLong(subject: string, now: number): boolean {
    const since = this.#orphans.get(subject) ?? now;
    this.#orphans.set(subject, since);
    return now - since >= GRACE_MS;
  }
}
