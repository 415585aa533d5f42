export {
  type Capacity,
  capacityOf,
  type PerformerClaim,
  performerAs,
  performerOf,
  recorderByGrant,
  recorderOf,
  type Wanted,
} from './acting.ts';
export type { EstablishOffice, OfficeCommand } from './commands.ts';
export { decideOffice } from './decide.ts';
export { OFFICE_EVENT_TYPES, type OfficeEvent, type OfficeEventData, type OfficeEventType } from './events.ts';
export { evolveOffice } from './evolve.ts';
export {
  adoptionByHash,
  adoptionOn,
  calendarAtRevision,
  covers,
  currentCalendar,
  hasGrant,
  headIsAway,
  holdersAt,
  inForce,
  isSamePosition,
  localDate,
  mandatesOf,
  rankOf,
  settingAt,
  tenuresOf,
  unitOf,
} from './in-force.ts';
export {
  type Absence,
  type Adoption,
  type CalendarVersion,
  type GrantHeld,
  type Letter,
  MANDATE_KINDS,
  type Mandate,
  type MandateKind,
  newOffice,
  type Officer,
  type OfficeState,
  type PauseAdoption,
  SETTINGS,
  type Setting,
  type SettingKey,
  type Tenure,
  type Term,
  type Unit,
} from './state.ts';
