import { addresseesOf, type Instant, type OfficeState } from '@jejak/domain';
import type { Ledger } from '@jejak/ledger';
import type { CaseReminders } from '@jejak/projections';
import type { FindOptions } from '@jejak/read-store';
import type { ProcessManager } from '../process-manager.ts';
import type { ReadModels } from '../read-models.ts';

const PAGE = 200;

/**
 * Reminds an office of every rung that a running clock has reached. Looks only at cases whose next one is due; the
 * ledger sends each once, whoever asks how often.
 */
export class Escalation implements ProcessManager {
  readonly name = 'escalation';
  readonly #models: ReadModels;
  readonly #ledger: Pick<Ledger, 'remind'>;

  constructor(models: ReadModels, ledger: Pick<Ledger, 'remind'>) {
    this.#models = models;
    this.#ledger = ledger;
  }

  /** How many reminders were sent. */
  async step(now: Instant): Promise<number> {
    const offices = new Map<string, OfficeState | undefined>();
    let sent = 0;
    const due: FindOptions = {
      filter: { nextAt: { $lte: now } },
      sort: { field: 'nextAt', direction: 'ascending' },
      limit: PAGE,
    };
    for await (const rows of this.#models.pages('reminders', due)) {
      for (const { office } of rows) {
        if (!offices.has(office)) offices.set(office, await this.#models.office(office));
      }
      const sendings = await Promise.all(rows.map((row) => this.#remind(row, offices.get(row.office), now)));
      sent += sendings.reduce((sum, count) => sum + count, 0);
    }
    return sent;
  }

  /** When the next reminder of any case is due; null where nothing runs. For whoever makes time pass. */
  async nextAt(): Promise<Instant | null> {
    const { documents } = await this.#models.find('reminders', {
      filter: { nextAt: { $gte: '' } },
      sort: { field: 'nextAt', direction: 'ascending' },
      limit: 1,
    });
    return documents[0]?.nextAt ?? null;
  }

  async #remind(row: CaseReminders, office: OfficeState | undefined, now: Instant): Promise<number> {
    if (office === undefined) return 0;
    const reached = row.coming.filter(({ at }) => at <= now);
    const wanted = reached.map(({ at: reachedAt, ...reminder }) => {
      return { ...reminder, reachedAt, to: addresseesOf(office, row, reminder.rung, now) };
    });
    const of = { case: row.id, office: row.office, service: row.service };
    return (await this.#ledger.remind(of, wanted)).length;
  }
}
