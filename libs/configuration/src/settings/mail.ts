import { group } from '../group.ts';
import { path, text, wholeNumber, word } from '../kinds.ts';
import { optional, secret, setting } from '../setting.ts';

export const mail = group({
  title: 'Mail',
  about:
    'Reminders also go out by mail where JEJAK_SMTP_HOST names a server; without it they are in the inbox alone. A mail says the number of the case, its service and its due date, and nothing of a person.',
  settings: {
    smtpHost: optional({
      name: 'JEJAK_SMTP_HOST',
      says: 'Mail server that takes the reminders.',
      kind: text('an address or a host name', /^[0-9A-Za-z.:-]+$/),
    }),
    smtpPort: setting({
      name: 'JEJAK_SMTP_PORT',
      says: 'Its port: 587 for starttls, 465 for implicit, most often.',
      kind: wholeNumber(1, 65_535),
      byDefault: 587,
    }),
    smtpTls: setting<'starttls' | 'implicit' | 'none'>({
      name: 'JEJAK_SMTP_TLS',
      says: 'Encrypt after STARTTLS (demanded), from the first byte, or not at all.',
      kind: word('starttls', 'implicit', 'none'),
      byDefault: 'starttls',
    }),
    smtpCaFile: optional({
      name: 'JEJAK_SMTP_CA_FILE',
      says: "PEM file of the authority that signed the server's certificate; those of the machine where left out.",
      kind: path,
    }),
    smtpUser: optional({
      name: 'JEJAK_SMTP_USER',
      says: 'Account on that server, where it asks for one.',
      kind: text('a name', /^\S+$/),
    }),
    smtpPassword: secret({
      name: 'JEJAK_SMTP_PASSWORD',
      says: 'Password of that account.',
      kind: text('a password', /^.+$/),
    }),
    mailFrom: optional({
      name: 'JEJAK_MAIL_FROM',
      says: 'Address that reminders come from.',
      kind: text('an address such as jejak@dinsos.example', /^[^\s@<>]+@[0-9A-Za-z.-]+$/),
    }),
    mailDomain: optional({
      name: 'JEJAK_MAIL_DOMAIN',
      says: 'Domain of the mailboxes of accounts whose login is no address; without it those get no mail.',
      kind: text('a domain such as dinsos.example', /^[0-9A-Za-z.-]+$/),
    }),
  },
  problems({ smtpHost, smtpTls, smtpCaFile, smtpUser, smtpPassword, mailFrom, mailDomain }) {
    const alone = Object.entries({
      JEJAK_SMTP_CA_FILE: smtpCaFile,
      JEJAK_SMTP_USER: smtpUser,
      JEJAK_SMTP_PASSWORD: smtpPassword,
      JEJAK_MAIL_FROM: mailFrom,
      JEJAK_MAIL_DOMAIN: mailDomain,
    }).filter(([, value]) => value !== null);
    if (smtpHost === null) return alone.map(([name]) => `${name} needs JEJAK_SMTP_HOST, such as mail.dinsos.example`);
    return [
      ...(mailFrom === null ? ['JEJAK_SMTP_HOST needs JEJAK_MAIL_FROM, such as jejak@dinsos.example'] : []),
      ...(smtpUser !== null && smtpPassword === null ? ['JEJAK_SMTP_USER needs JEJAK_SMTP_PASSWORD'] : []),
      ...(smtpUser === null && smtpPassword !== null ? ['JEJAK_SMTP_PASSWORD needs JEJAK_SMTP_USER'] : []),
      ...(smtpUser !== null && smtpTls === 'none'
        ? ['JEJAK_SMTP_USER needs JEJAK_SMTP_TLS: starttls or implicit']
        : []),
    ];
  },
});
