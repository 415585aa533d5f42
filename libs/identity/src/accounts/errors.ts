export class LoginTaken extends Error {
  override readonly name = 'LoginTaken';
  readonly code = 'login-taken';
}

/** Three to 64 small letters, digits and `. _ @ -`, the first a letter or digit. */
export class LoginMalformed extends Error {
  override readonly name = 'LoginMalformed';
  readonly code = 'login-malformed';
}

/** Empty, or longer than 120 characters. */
export class NameMalformed extends Error {
  override readonly name = 'NameMalformed';
  readonly code = 'name-malformed';
}

export class AccountUnknown extends Error {
  override readonly name = 'AccountUnknown';
  readonly code = 'account-unknown';
}

/** The only account that may still make offices and administrators keeps that grant, and is not disabled. */
export class LastAdministrator extends Error {
  override readonly name = 'LastAdministrator';
  readonly code = 'last-administrator';
}

/** The present password was not given rightly. */
export class PasswordWrong extends Error {
  override readonly name = 'PasswordWrong';
  readonly code = 'password-wrong';
}
