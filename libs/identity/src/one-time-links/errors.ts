/** Unknown, used, voided by a newer one, or too old. Which of them is not told. */
export class OneTimeTokenInvalid extends Error {
  override readonly name = 'OneTimeTokenInvalid';
  readonly code = 'one-time-token-invalid';
}

/** There is an account already. */
export class SetupDone extends Error {
  override readonly name = 'SetupDone';
  readonly code = 'setup-done';
}
