import type { Instant } from '@jejak/domain';
import type { Delivery } from './port.ts';

const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;

interface Tried {
  failures: number;
  /** Epoch milliseconds. */
  notBefore: number;
  readonly delivered: Map<string, Delivery>;
}

/** What this process remembers of mails that did not get through whole: a restart begins anew, under the same ids. */
export class RetryBook {
  readonly #tried = new Map<string, Tried>();

  mayTry(reminder: string, now: Instant): boolean {
    return Date.parse(now) >= (this.#tried.get(reminder)?.notBefore ?? 0);
  }

  /** What was settled already, by account; to be added to. */
  delivered(reminder: string): Map<string, Delivery> {
    return this.#of(reminder).delivered;
  }

  /** Doubles the pause before the next try, up to an hour. */
  failed(reminder: string, now: Instant): void {
    const tried = this.#of(reminder);
    tried.notBefore = Date.parse(now) + Math.min(FIRST_PAUSE_MS * 2 ** tried.failures, LONGEST_PAUSE_MS);
    tried.failures += 1;
  }

  done(reminder: string): void {
    this.#tried.delete(reminder);
  }

  /** Forgets all but these. */
  keep(reminders: ReadonlySet<string>): void {
    for (const reminder of this.#tried.keys()) if (!reminders.has(reminder)) this.#tried.delete(reminder);
  }

  #of(reminder: string): Tried {
    const tried = this.#tried.get(reminder) ?? { failures: 0, notBefore: 0, delivered: new Map<string, Delivery>() };
    this.#tried.set(reminder, tried);
    return tried;
  }
}
