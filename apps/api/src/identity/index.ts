import { AccountsController } from './accounts.controller.ts';
import { SessionController } from './session.controller.ts';
import { SetupController } from './setup.controller.ts';
import { TokensController } from './tokens.controller.ts';
import { Who } from './who.ts';

export const IDENTITY_CONTROLLERS = [SetupController, SessionController, AccountsController, TokensController];
export const IDENTITY_PROVIDERS = [Who];
