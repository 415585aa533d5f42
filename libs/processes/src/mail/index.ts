export { accountAddresses, type KnownAccounts } from './account-addresses.ts';
export type { AddressBook, Delivery, Mail, MailSender } from './port.ts';
export { ReminderMail, type ReminderMailOptions } from './reminder-mail.ts';
export { openSmtpSender, type SmtpSettings } from './smtp-sender.ts';
