import type { Clock, Ledger } from '@jejak/ledger';
import type { SearchIndex } from '@jejak/privacy';
import { LiveCollections } from '@jejak/projector';
import type { ReadStore } from '@jejak/read-store';
import { Escalation } from './escalation/index.ts';
import { type AddressBook, type MailSender, openSmtpSender, ReminderMail, type SmtpSettings } from './mail/index.ts';
import { ReadModels } from './read-models.ts';
import { type Paced, ProcessRunner, type ProcessRunnerOptions } from './running/index.ts';
import { NumberSweeper, SearchSweeper } from './sweeping/index.ts';

export interface MailOptions {
  readonly settings: SmtpSettings;
  readonly addresses: AddressBook;
  /** Where a case is to be found; null where the installation has no public address. */
  readonly linkTo: (caseId: string) => string | null;
}

export interface ProcessesOptions extends Omit<ProcessRunnerOptions, 'managers'> {
  readonly readStore: ReadStore;
  readonly ledger: Ledger;
  readonly search: SearchIndex;
  readonly clock: Clock;
  /** Null where no mail server is set. */
  readonly mail: MailOptions | null;
}

export interface Processes {
  figures: ProcessRunner['figures'];
  /** Resolves when none of them is at work any more. */
  close(): Promise<void>;
}

const REMIND_MS = 5_000;
const MAIL_MS = 5_000;
const NUMBERS_MS = 30_000;
const SEARCH_MS = 30_000;

/** Everything that happens by itself in an installation, in the one process that is the one to do it. */
export async function openProcesses(options: ProcessesOptions): Promise<Processes> {
  const { readStore, ledger, search, mail, caughtUp } = options;
  const live = await LiveCollections.open(readStore);
  const models = new ReadModels(readStore, live);
  const sender = mail && openSmtpSender(mail.settings);
  const managers: readonly Paced[] = [
    { manager: new Escalation(models, ledger), everyMs: REMIND_MS },
    { manager: new NumberSweeper(models, ledger), everyMs: NUMBERS_MS },
    { manager: new SearchSweeper(search, ledger), everyMs: SEARCH_MS },
    ...(mail && sender ? [{ manager: mailing(mail, sender, models, ledger), everyMs: MAIL_MS }] : []),
  ];
  const runner = new ProcessRunner({
    ...options,
    managers,
    async caughtUp() {
      await caughtUp();
      await live.refresh();
    },
  });
  return {
    figures: () => runner.figures(),
    async close() {
      await runner.stop();
      sender?.close();
      await live.close();
    },
  };
}

function mailing({ addresses, linkTo }: MailOptions, sender: MailSender, models: ReadModels, ledger: Ledger) {
  return new ReminderMail({ models, ledger, sender, addresses, linkTo });
}
