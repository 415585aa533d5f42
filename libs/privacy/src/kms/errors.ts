/** The key service does not answer, or is sealed. Nothing was wrapped or unwrapped; nothing is lost. */
export class KeyServiceUnavailable extends Error {
  override readonly name = 'KeyServiceUnavailable';
  readonly code = 'key-service-unavailable';
}

/** The key service does not allow it, or has no such key; the message says what to give or to make. */
export class KeyServiceRefused extends Error {
  override readonly name = 'KeyServiceRefused';
  readonly code = 'key-service-refused';

  /** For the log, which keeps no messages: settings and the service's own words, nothing that somebody typed. */
  get advice(): string {
    return this.message;
  }
}
