import type { PasswordFault } from './rules.ts';

export class PasswordRefused extends Error {
  override readonly name = 'PasswordRefused';
  readonly code = 'password-refused';
  readonly fault: PasswordFault;

  constructor(fault: PasswordFault) {
    super(`the password is refused: ${fault}`);
    this.fault = fault;
  }
}
