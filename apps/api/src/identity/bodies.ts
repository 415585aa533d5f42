import { Coded, Flag, InstantText, OFFICE_CODE, OneOf, Text } from '../envelope/index.ts';

// Longer texts are refused before a hash is made of them; what a password must be is said by the identity library.
const PASSWORD = 1000;

export class SetupBody {
  @Text(200) readonly token!: string;
  @Text(64) readonly login!: string;
  @Text(120) readonly name!: string;
  @Text(PASSWORD) readonly password!: string;
}

export class LoginBody {
  @Text(64) readonly login!: string;
  @Text(PASSWORD) readonly password!: string;
}

export class NewAccountBody {
  @Text(64) readonly login!: string;
  @Text(120) readonly name!: string;
  @Coded(OFFICE_CODE, 'DMI', { optional: true, nullable: true, description: 'Your own office, where left out.' })
  readonly office?: string | null;
}

export class AccountStateBody {
  @Flag() readonly disabled!: boolean;
}

export class InstanceAdministratorBody {
  @Flag() readonly granted!: boolean;
}

export class RedeemBody {
  @Text(200) readonly token!: string;
  @Text(PASSWORD) readonly password!: string;
}

export class PasswordBody {
  @Text(PASSWORD) readonly present!: string;
  @Text(PASSWORD) readonly password!: string;
}

export class NewTokenBody {
  @Text(120, { description: 'What the token is for.' }) readonly name!: string;
  @OneOf(['read', 'write']) readonly scope!: 'read' | 'write';
  @InstantText() readonly expiresAt!: string;
}
