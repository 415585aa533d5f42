export class ApiTokenUnknown extends Error {
  override readonly name = 'ApiTokenUnknown';
  readonly code = 'api-token-unknown';
}

/** No name, no scope, an end that is past, or an office that is not the account's. */
export class ApiTokenMalformed extends Error {
  override readonly name = 'ApiTokenMalformed';
  readonly code = 'api-token-malformed';
}
