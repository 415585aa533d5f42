export { Escalation } from './escalation/index.ts';
export {
  type AddressBook,
  accountAddresses,
  type KnownAccounts,
  type MailSender,
  openSmtpSender,
  ReminderMail,
  type ReminderMailOptions,
  type SmtpSettings,
} from './mail/index.ts';
export { type MailOptions, openProcesses, type Processes, type ProcessesOptions } from './open-processes.ts';
export type { ProcessManager } from './process-manager.ts';
export { ReadModels } from './read-models.ts';
export { type Paced, ProcessRunner, type ProcessRunnerOptions } from './running/index.ts';
export { NumberSweeper, SearchSweeper } from './sweeping/index.ts';
