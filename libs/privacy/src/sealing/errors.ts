/** Another key, another place, or altered bytes. Which of them cannot be told. */
export class CannotOpenFact extends Error {
  override readonly name = 'CannotOpenFact';
  readonly code = 'cannot-open-fact';
}
