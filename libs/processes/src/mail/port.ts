/** One message to one address. */
export interface Mail {
  /** The same for every try, so that a mail that arrives twice is known by it; with angle brackets (RFC 5322, 3.6.4). */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Whether the server took it, or refused this address or message for good. */
export type Delivery = 'accepted' | 'refused';

export interface MailSender {
  /** Domain of the sender, for message ids. */
  readonly domain: string;
  /** Throws what may pass by itself: no answer, a refusal for now, a wrong password. */
  send(mail: Mail): Promise<Delivery>;
  close(): void;
}

/** Where accounts read their mail. */
export interface AddressBook {
  /** Null where the account has none, or is disabled. */
  addressOf(user: string): Promise<string | null>;
}
