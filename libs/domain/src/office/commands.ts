import type { OfficeCalendar } from '../clock/index.ts';
import type { Grant, Instant, LocalDate, Position, StepType } from '../event/index.ts';
import type { Standard } from '../standard/index.ts';
import type { Letter, MandateKind, SettingKey, Unit } from './state.ts';

export interface EstablishOffice {
  readonly kind: 'establish-office';
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly province: string;
  readonly regionCode: string;
  readonly demo: boolean;
  readonly units: readonly Unit[];
  readonly calendar: OfficeCalendar;
  /** The first administrator, who gives the first positions. */
  readonly administrator: { readonly user: string; readonly name: string };
}
export interface AddUnit extends Unit {
  readonly kind: 'add-unit';
}
export interface RegisterOfficer {
  readonly kind: 'register-officer';
  readonly user: string;
  readonly name: string;
  readonly nip: string | null;
}
export interface GivePosition {
  readonly kind: 'give-position';
  readonly user: string;
  readonly position: Position;
  readonly from: Instant;
  readonly until: Instant | null;
  readonly letter: Letter | null;
}
export interface EndPosition {
  readonly kind: 'end-position';
  readonly tenure: string;
  readonly until: Instant;
}
export interface GiveGrant {
  readonly kind: 'give-grant';
  readonly user: string;
  readonly grant: Grant;
}
export interface WithdrawGrant {
  readonly kind: 'withdraw-grant';
  readonly user: string;
  readonly grant: Grant;
}
export interface GiveMandate {
  readonly kind: 'give-mandate';
  readonly mandateKind: MandateKind;
  readonly user: string;
  readonly of: Position;
  readonly letter: Letter;
  readonly from: Instant;
  readonly until: Instant | null;
  readonly services: readonly string[] | null;
  readonly types: readonly StepType[] | null;
  /** The head who gives it, where the secretariat or an administrator enters the letter. */
  readonly givenBy: string | null;
}
export interface RevokeMandate {
  readonly kind: 'revoke-mandate';
  readonly mandate: string;
  readonly until: Instant | null;
  readonly revokedBy: string | null;
}
export interface RecordAbsence {
  readonly kind: 'record-absence';
  readonly user: string;
  readonly from: Instant;
  readonly until: Instant | null;
}
export interface EndAbsence {
  readonly kind: 'end-absence';
  readonly absence: string;
  readonly until: Instant;
}
export interface AdoptStandard {
  readonly kind: 'adopt-standard';
  readonly standard: Standard;
  readonly unit: string | null;
  readonly decree: Letter;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}
export interface EndStandard {
  readonly kind: 'end-standard';
  readonly service: string;
  readonly hash: string;
  readonly until: LocalDate;
}
export interface SetCalendar {
  readonly kind: 'set-calendar';
  readonly calendar: OfficeCalendar;
}
export interface AnnounceHoliday {
  readonly kind: 'announce-holiday';
  readonly date: LocalDate;
  readonly name: string;
  readonly holidayKind: string;
  readonly source: string;
}
export interface WithdrawHoliday {
  readonly kind: 'withdraw-holiday';
  readonly date: LocalDate;
  readonly source: string;
}
export interface AdoptPause {
  readonly kind: 'adopt-pause';
  readonly service: string;
  readonly state: string;
  readonly decree: Letter;
  readonly from: Instant;
}
export interface ChangeSetting {
  readonly kind: 'change-setting';
  readonly key: SettingKey;
  readonly service: string | null;
  readonly value: boolean;
  readonly from: Instant;
}

export type OfficeCommand =
  | EstablishOffice
  | AddUnit
  | RegisterOfficer
  | GivePosition
  | EndPosition
  | GiveGrant
  | WithdrawGrant
  | GiveMandate
  | RevokeMandate
  | RecordAbsence
  | EndAbsence
  | AdoptStandard
  | EndStandard
  | SetCalendar
  | AnnounceHoliday
  | WithdrawHoliday
  | AdoptPause
  | ChangeSetting;
