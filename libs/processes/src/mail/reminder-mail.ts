import { currentCalendar, type Instant, type OfficeState, RUNGS } from '@jejak/domain';
import { type Ledger, nameId } from '@jejak/ledger';
import type { QueuedMail } from '@jejak/projections';
import type { FindOptions } from '@jejak/read-store';
import type { ProcessManager } from '../process-manager.ts';
import type { ReadModels } from '../read-models.ts';
import { composeReminder } from './compose-reminder.ts';
import type { AddressBook, MailSender } from './port.ts';
import { recipientsOf } from './recipients.ts';
import { RetryBook } from './retry-book.ts';

export interface ReminderMailOptions {
  readonly models: ReadModels;
  readonly ledger: Pick<Ledger, 'reminderMailed'>;
  readonly sender: MailSender;
  readonly addresses: AddressBook;
  /** Where a case is to be found; null where the installation has no public address. */
  readonly linkTo: (caseId: string) => string | null;
}

/** What is older is no reminder any more, and stays in the inbox alone. */
const WORTH_MAILING_MS = 3 * 86_400_000;
const MOST_AT_ONCE = 200;
const PAGE = 1_000;

/**
 * Mails every reminder at least once to each person whom it concerns, always under the same message id, and writes
 * down that it did. Of several rungs of one clock that wait together only the highest is worth a mail. What does not
 * get through is tried again, later each time, and keeps nothing else waiting.
 */
export class ReminderMail implements ProcessManager {
  readonly name = 'mail';
  readonly #options: ReminderMailOptions;
  readonly #retries = new RetryBook();

  constructor(options: ReminderMailOptions) {
    this.#options = options;
  }

  /** How many reminders are done with; throws the last failure once all have had their turn. */
  async step(now: Instant): Promise<number> {
    const waiting = await this.#waiting(now);
    this.#retries.keep(new Set(waiting.map(({ id }) => id)));
    const highest = highestOfEach(waiting);
    let done = 0;
    const failures: unknown[] = [];
    for (const mail of waiting.filter(({ id }) => this.#retries.mayTry(id, now)).slice(0, MOST_AT_ONCE)) {
      try {
        if (highest.has(mail)) await this.#deliver(mail, now);
        await this.#settle(mail);
        done += 1;
      } catch (failure) {
        this.#retries.failed(mail.id, now);
        failures.push(failure);
      }
    }
    if (failures.length > 0) throw failures.at(-1);
    return done;
  }

  /** All that is worth mailing, the oldest first: however many of them rest until their next try, others have their turn. */
  async #waiting(now: Instant): Promise<readonly QueuedMail[]> {
    const since = new Date(Date.parse(now) - WORTH_MAILING_MS).toISOString();
    const found: QueuedMail[] = [];
    const unmailed: FindOptions = {
      filter: { mailed: false, sentAt: { $gte: since } },
      sort: { field: 'sentAt', direction: 'ascending' },
      limit: PAGE,
    };
    for await (const page of this.#options.models.pages('mail-queue', unmailed)) found.push(...page);
    return found;
  }

  async #deliver(mail: QueuedMail, now: Instant): Promise<void> {
    const { models, sender, addresses } = this.#options;
    const office = await models.office(mail.office);
    if (office === undefined) return;
    const words = await this.#words(mail, office);
    const delivered = this.#retries.delivered(mail.id);
    let failure: unknown = null;
    for (const user of recipientsOf(office, mail.to, now)) {
      const to = delivered.has(user) ? null : await addresses.addressOf(user);
      if (to === null) continue;
      const messageId = `<${nameId(mail.id, user)}@${sender.domain}>`;
      try {
        delivered.set(user, await sender.send({ messageId, to, ...words }));
      } catch (error) {
        failure = error;
      }
    }
    if (failure !== null) throw failure;
  }

  async #settle({ id, case: of, office, service }: QueuedMail): Promise<void> {
    const delivered = [...this.#retries.delivered(id)];
    const told = (how: string) => delivered.filter(([, delivery]) => delivery === how).map(([user]) => user);
    const mailed = { reminder: id, accepted: told('accepted'), refused: told('refused') };
    await this.#options.ledger.reminderMailed({ case: of, office, service }, mailed);
    this.#retries.done(id);
  }

  async #words({ case: id, clock, rung, dueAt, service }: QueuedMail, office: OfficeState) {
    const row = (await this.#options.models.getMany('worklist', [id])).get(id);
    const plain = { id: service, en: service };
    return composeReminder({
      ...{ clock, rung, dueAt },
      timeZone: currentCalendar(office)?.timeZone ?? 'Asia/Jakarta',
      number: row?.number ?? null,
      service: row?.serviceName ?? plain,
      status: row?.statusLabel ?? plain,
      link: this.#options.linkTo(id),
    });
  }
}

/** Of the reminders of one clock that wait together, the one that says most. */
function highestOfEach(waiting: readonly QueuedMail[]): ReadonlySet<QueuedMail> {
  const highest = new Map<string, QueuedMail>();
  for (const mail of waiting) {
    const of = JSON.stringify([mail.case, mail.clock]);
    const before = highest.get(of);
    if (before === undefined || RUNGS.indexOf(mail.rung) >= RUNGS.indexOf(before.rung)) highest.set(of, mail);
  }
  return new Set(highest.values());
}
