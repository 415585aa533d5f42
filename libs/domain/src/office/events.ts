import type { OfficeCalendar } from '../clock/index.ts';
import type { EventEnvelope, Grant, Instant, LocalDate, Position, StepType } from '../event/index.ts';
import type { Standard } from '../standard/index.ts';
import type { Letter, MandateKind, SettingKey } from './state.ts';

/** What each event of an office's stream says. Officers' names are official facts and stand in the clear. */
export interface OfficeEventData {
  readonly OfficeEstablished: {
    readonly code: string;
    readonly name: string;
    readonly city: string;
    readonly province: string;
    readonly regionCode: string;
    readonly demo: boolean;
  };
  readonly UnitAdded: { readonly unit: string; readonly name: string; readonly parent: string | null };
  readonly OfficerRegistered: { readonly user: string; readonly name: string; readonly nip: string | null };
  readonly PositionGiven: {
    readonly tenure: string;
    readonly user: string;
    readonly position: Position;
    readonly from: Instant;
    readonly until: Instant | null;
    readonly letter: Letter | null;
  };
  readonly PositionEnded: { readonly tenure: string; readonly until: Instant };
  readonly GrantGiven: { readonly user: string; readonly grant: Grant; readonly from: Instant };
  readonly GrantWithdrawn: { readonly user: string; readonly grant: Grant; readonly until: Instant };
  readonly MandateGiven: {
    readonly mandate: string;
    readonly kind: MandateKind;
    readonly user: string;
    readonly of: Position;
    readonly letter: Letter;
    readonly from: Instant;
    readonly until: Instant | null;
    readonly services: readonly string[] | null;
    readonly types: readonly StepType[] | null;
  };
  readonly MandateRevoked: { readonly mandate: string; readonly until: Instant };
  readonly AbsenceRecorded: {
    readonly absence: string;
    readonly user: string;
    readonly from: Instant;
    readonly until: Instant | null;
  };
  readonly AbsenceEnded: { readonly absence: string; readonly until: Instant };
  readonly StandardAdopted: {
    readonly service: string;
    readonly hash: string;
    readonly standard: Standard;
    readonly unit: string | null;
    readonly decree: Letter;
    readonly from: LocalDate;
    readonly until: LocalDate | null;
  };
  readonly StandardEnded: { readonly service: string; readonly hash: string; readonly until: LocalDate };
  readonly CalendarSet: { readonly calendar: OfficeCalendar };
  readonly HolidayAnnounced: {
    readonly date: LocalDate;
    readonly name: string;
    readonly kind: string;
    readonly source: string;
  };
  readonly HolidayWithdrawn: { readonly date: LocalDate; readonly source: string };
  readonly PauseAdopted: {
    readonly service: string;
    readonly state: string;
    readonly decree: Letter;
    readonly from: Instant;
  };
  readonly SettingChanged: {
    readonly key: SettingKey;
    readonly service: string | null;
    readonly value: boolean;
    readonly from: Instant;
  };
}

export type OfficeEventType = keyof OfficeEventData;
export type OfficeEvent = { readonly [T in OfficeEventType]: EventEnvelope<T, OfficeEventData[T]> }[OfficeEventType];

export const OFFICE_EVENT_TYPES: readonly OfficeEventType[] = [
  'OfficeEstablished',
  'UnitAdded',
  'OfficerRegistered',
  'PositionGiven',
  'PositionEnded',
  'GrantGiven',
  'GrantWithdrawn',
  'MandateGiven',
  'MandateRevoked',
  'AbsenceRecorded',
  'AbsenceEnded',
  'StandardAdopted',
  'StandardEnded',
  'CalendarSet',
  'HolidayAnnounced',
  'HolidayWithdrawn',
  'PauseAdopted',
  'SettingChanged',
];
