import { EstablishController } from './establish.controller.ts';
import { PeopleController } from './people.controller.ts';
import { RulesController } from './rules.controller.ts';
import { StaffAccounts } from './staff-accounts.ts';
import { VoidsController } from './voids.controller.ts';

export const OFFICE_CONTROLLERS = [EstablishController, PeopleController, RulesController, VoidsController];
export const OFFICE_PROVIDERS = [StaffAccounts];
