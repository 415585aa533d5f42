import type { Instant } from '@jejak/domain';
import { type Ledger, sweepNumbers, type Unnumbered } from '@jejak/ledger';
import type { ProcessManager } from '../process-manager.ts';
import type { ReadModels } from '../read-models.ts';

const MOST_AT_ONCE = 200;

/** Numbers what a crash left without a number. */
export class NumberSweeper implements ProcessManager {
  readonly name = 'numbers';
  readonly #models: ReadModels;
  readonly #ledger: Pick<Ledger, 'numberOf'>;

  constructor(models: ReadModels, ledger: Pick<Ledger, 'numberOf'>) {
    this.#models = models;
    this.#ledger = ledger;
  }

  step(now: Instant): Promise<number> {
    return sweepNumbers(this.#ledger, (before) => this.#unnumbered(before), now);
  }

  async #unnumbered(before: Instant): Promise<readonly Unnumbered[]> {
    const [cases, letters] = await Promise.all([
      this.#models.find('worklist', { filter: { number: null, openedAt: { $lt: before } }, limit: MOST_AT_ONCE }),
      this.#models.find('letters', { filter: { number: null, recordedAt: { $lt: before } }, limit: MOST_AT_ONCE }),
    ]);
    const ids = cases.documents.map(({ id }) => id);
    const files = await this.#models.getMany('case-file', ids);
    return [
      ...cases.documents.flatMap(({ id, office }) => {
        // The register's year is that of recording.
        const recordedAt = files.get(id)?.takenInAt;
        return recordedAt ? [{ kind: 'register' as const, case: id, document: null, office, recordedAt }] : [];
      }),
      ...letters.documents.map(({ id, office, recordedAt, ...letter }) => ({
        kind: 'letters' as const,
        case: letter.case,
        document: id,
        office,
        recordedAt,
      })),
    ];
  }
}
