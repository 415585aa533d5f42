import { readFileSync } from 'node:fs';
import { ConfigurationRefused } from './configuration-refused.ts';
import type { Configuration } from './schema.ts';

type SmtpConfiguration = Pick<
  Configuration,
  'smtpHost' | 'smtpPort' | 'smtpTls' | 'smtpCaFile' | 'smtpUser' | 'smtpPassword' | 'mailFrom'
>;

/** The mail server that reminders go to; null where none is set. Throws ConfigurationRefused. */
export function smtpConnection(configuration: SmtpConfiguration) {
  const { smtpHost: host, smtpPort: port, smtpTls: tls, smtpUser: user, smtpPassword, mailFrom: from } = configuration;
  if (host === null || from === null) return null;
  const credentials = user === null ? null : { user, password: smtpPassword ?? '' };
  const ca = configuration.smtpCaFile === null ? {} : { ca: readAuthority(configuration.smtpCaFile) };
  return { host, port, tls, credentials, from, ...ca };
}

function readAuthority(file: string): string {
  try {
    const text = readFileSync(file, 'utf8');
    if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
    throw new ConfigurationRefused([`JEJAK_SMTP_CA_FILE must name a PEM file; ${file} is none`]);
  } catch (error) {
    if (error instanceof ConfigurationRefused) throw error;
    const why = typeof error === 'object' && error !== null && 'code' in error ? error.code : error;
    throw new ConfigurationRefused([`JEJAK_SMTP_CA_FILE must be the path of a readable file; ${file}: ${why}`]);
  }
}
