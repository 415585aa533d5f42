import type { OfficeCalendar } from '../clock/index.ts';
import type { Grant, Instant, LocalDate, Position, StepType } from '../event/index.ts';
import type { Standard } from '../standard/index.ts';

/** A letter or a decree by number and date; the hash of its scan where there is one. */
export interface Letter {
  readonly number: string;
  readonly date: LocalDate;
  readonly file?: string;
}

export interface Unit {
  readonly code: string;
  readonly name: string;
  /** Unit above it; null for the office itself, which covers all. */
  readonly parent: string | null;
}

export interface Officer {
  readonly user: string;
  readonly name: string;
  readonly nip: string | null;
}

/** Half-open in time: in force from `from` until just before `until`. */
export interface Term {
  readonly from: Instant;
  readonly until: Instant | null;
}

export interface Tenure extends Term {
  readonly id: string;
  readonly user: string;
  readonly position: Position;
}

export interface GrantHeld extends Term {
  readonly user: string;
  readonly grant: Grant;
}

/** How a mandate signs: atas nama, untuk beliau, pelaksana tugas, pelaksana harian. */
export const MANDATE_KINDS = ['a.n.', 'u.b.', 'Plt.', 'Plh.'] as const;
export type MandateKind = (typeof MANDATE_KINDS)[number];

export interface Mandate extends Term {
  readonly id: string;
  readonly kind: MandateKind;
  readonly user: string;
  /** The position whose powers are lent. */
  readonly of: Position;
  readonly letter: Letter;
  /** Null: everything that the position may do. */
  readonly services: readonly string[] | null;
  readonly types: readonly StepType[] | null;
}

export interface Absence extends Term {
  readonly id: string;
  readonly user: string;
}

/** A version of a standard that the office adopted, by local dates, both included. */
export interface Adoption {
  readonly service: string;
  readonly hash: string;
  readonly standard: Standard;
  /** Unit that is responsible; null where the standard crosses units. */
  readonly unit: string | null;
  readonly decree: Letter;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

export interface CalendarVersion {
  /** Revision of the office stream that made it. */
  readonly revision: number;
  readonly recordedAt: Instant;
  readonly calendar: OfficeCalendar;
}

export interface PauseAdoption {
  readonly service: string;
  readonly state: string;
  readonly decree: Letter;
  readonly from: Instant;
}

/** How the office reads what its standards leave open; the last one in force at an instant holds. */
export const SETTINGS = ['counts-first-day', 'segregation-exceptions'] as const;
export type SettingKey = (typeof SETTINGS)[number];

export interface Setting {
  readonly key: SettingKey;
  /** Null: for every service. */
  readonly service: string | null;
  readonly value: boolean;
  readonly from: Instant;
}

/** An office as far as its stream was folded; plain JSON, kept as it is under a checkpoint. */
export interface OfficeState {
  readonly code: string;
  /** Revision of the last event, -1 before the first. */
  readonly revision: number;
  readonly name: string;
  readonly city: string;
  readonly province: string;
  readonly regionCode: string;
  readonly demo: boolean;
  readonly units: readonly Unit[];
  readonly officers: readonly Officer[];
  readonly tenures: readonly Tenure[];
  readonly grants: readonly GrantHeld[];
  readonly mandates: readonly Mandate[];
  readonly absences: readonly Absence[];
  readonly adoptions: readonly Adoption[];
  readonly calendars: readonly CalendarVersion[];
  readonly pauseAdoptions: readonly PauseAdoption[];
  readonly settings: readonly Setting[];
  readonly recordedAt: Instant | null;
}

export function newOffice(code: string): OfficeState {
  return {
    code,
    revision: -1,
    name: '',
    city: '',
    province: '',
    regionCode: '',
    demo: false,
    units: [],
    officers: [],
    tenures: [],
    grants: [],
    mandates: [],
    absences: [],
    adoptions: [],
    calendars: [],
    pauseAdoptions: [],
    settings: [],
    recordedAt: null,
  };
}
