import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { LOOPBACK } from './certificates.ts';

export interface ReceivedMail {
  readonly to: string;
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
}

/** A real mail server on loopback: STARTTLS and a log-in are demanded, and each address may be answered at will. */
export class SmtpStandIn {
  readonly certificate = LOOPBACK.certificate;
  readonly received: ReceivedMail[] = [];
  /** Every address that was offered. */
  readonly asked: string[] = [];
  /** SMTP's reply code to an address. */
  answer: (to: string) => number = () => 250;
  readonly #server: SMTPServer;

  private constructor(credentials: { readonly user: string; readonly password: string }) {
    this.#server = new SMTPServer({
      ...{ key: LOOPBACK.key, cert: LOOPBACK.certificate, authOptional: false, closeTimeout: 100 },
      onAuth: ({ username, password }, _session, done) => {
        const known = username === credentials.user && password === credentials.password;
        if (known) done(null, { user: username });
        else done(replying(535, 'Wrong user name or password'));
      },
      onRcptTo: ({ address }, _session, done) => {
        this.asked.push(address);
        const code = this.answer(address);
        if (code === 250) done();
        else done(replying(code, 'Not now, or never'));
      },
      onData: (stream, session, done) => {
        void text(stream).then((raw) => {
          for (const { address } of session.envelope.rcptTo) this.received.push(read(raw, address));
          done();
        }, done);
      },
    });
    // Clients that hang up in the middle are what some specs are about.
    this.#server.on('error', () => {});
  }

  static async start(credentials: { readonly user: string; readonly password: string }, port = 0) {
    const standIn = new SmtpStandIn(credentials);
    await new Promise<void>((started) => standIn.#server.listen(port, '127.0.0.1', started));
    return standIn;
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    await new Promise<void>((closed) => this.#server.close(() => closed()));
  }
}

function replying(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** Mails of plain text in one part, as nodemailer writes them. */
function read(raw: string, to: string): ReceivedMail {
  const [head = '', body = ''] = raw.split(/\r\n\r\n(.*)/s);
  const headers = new Map(
    head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => line.split(/: (.*)/s))
      .map(([name = '', value = '']) => [name.toLowerCase(), value]),
  );
  const quoted = headers.get('content-transfer-encoding') === 'quoted-printable';
  return {
    to,
    messageId: headers.get('message-id') ?? '',
    subject: headers.get('subject') ?? '',
    text: quoted ? unquoted(body) : body,
  };
}

/** RFC 2045, 6.7. */
function unquoted(body: string): string {
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
