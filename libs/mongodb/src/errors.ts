/** The settings or the server do not allow the start; the message says what to change. */
export class MongoRefused extends Error {
  override readonly name = 'MongoRefused';
}

/** The server does not answer, or has no primary at the moment. */
export class MongoUnavailable extends Error {
  override readonly name = 'MongoUnavailable';
  readonly code = 'mongo-unavailable';
}

/** The server's disk is full. */
export class MongoFull extends Error {
  override readonly name = 'MongoFull';
  readonly code = 'mongo-full';
}
