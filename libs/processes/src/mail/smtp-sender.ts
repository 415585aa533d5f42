import nodemailer from 'nodemailer';
import type { MailSender } from './port.ts';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** From the first byte, after STARTTLS (demanded), or not at all. */
  readonly tls: 'implicit' | 'starttls' | 'none';
  /** Null where the server asks for no log-in. */
  readonly credentials: { readonly user: string; readonly password: string } | null;
  /** A bare address: `jejak@dinsos.example`. */
  readonly from: string;
  /** PEM of the authorities that are trusted; those of the machine where left out. */
  readonly ca?: string;
}

const PATIENCE_MS = 15_000;

/** Sends over SMTP (RFC 5321), two connections at most, kept open between mails. */
export function openSmtpSender({ host, port, tls, credentials, from, ca }: SmtpSettings): MailSender {
  const transport = nodemailer.createTransport({
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    ...(credentials === null ? {} : { auth: { user: credentials.user, pass: credentials.password } }),
    ...(ca === undefined ? {} : { tls: { ca } }),
    pool: true,
    maxConnections: 2,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    domain: from.slice(from.lastIndexOf('@') + 1),
    async send({ messageId, to, subject, text }) {
      try {
        const headers = { 'Auto-Submitted': 'auto-generated' };
        await transport.sendMail({ from, to, subject, text, messageId, headers });
        return 'accepted';
      } catch (error) {
        if (isRefusal(error)) return 'refused';
        throw error;
      }
    },
    close: () => transport.close(),
  };
}

/** A 5yz reply to the address or to the message; one to the log-in is the operator's to mend. */
function isRefusal(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
  const ofTheMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  return ofTheMail && typeof responseCode === 'number' && responseCode >= 500;
}
