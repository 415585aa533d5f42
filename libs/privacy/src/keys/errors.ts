export class SubjectErased extends Error {
  override readonly name = 'SubjectErased';
  readonly code = 'subject-erased';
  readonly subject: string;

  constructor(subject: string) {
    super(`subject ${subject} is erased`);
    this.subject = subject;
  }
}

/** A subject belongs to the office that first took it in. */
export class SubjectOfAnotherOffice extends Error {
  override readonly name = 'SubjectOfAnotherOffice';
  readonly code = 'subject-of-another-office';
  readonly subject: string;

  constructor(subject: string) {
    super(`subject ${subject} belongs to another office`);
    this.subject = subject;
  }
}

/** Another master key, another subject, or damaged bytes. */
export class CannotUnwrapKey extends Error {
  override readonly name = 'CannotUnwrapKey';
  readonly code = 'cannot-unwrap-key';
}

/** The master key's file is missing, open to others, or no key; the message says which and what to do. */
export class MasterKeyRefused extends Error {
  override readonly name = 'MasterKeyRefused';
  readonly code = 'master-key-refused';
}
