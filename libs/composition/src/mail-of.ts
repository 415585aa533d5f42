import { type Configuration, smtpConnection } from '@jejak/configuration';
import { accountAddresses, type KnownAccounts, type MailOptions } from '@jejak/processes';

/** How reminders go out by mail; null where no mail server is set. */
export function mailOf(configuration: Configuration, accounts: KnownAccounts): MailOptions | null {
  const settings = smtpConnection(configuration);
  if (settings === null) return null;
  const { publicUrl, mailDomain } = configuration;
  const linkTo = (caseId: string) => (publicUrl === null ? null : `${publicUrl}/cases/${caseId}`);
  return { settings, addresses: accountAddresses(accounts, mailDomain), linkTo };
}
