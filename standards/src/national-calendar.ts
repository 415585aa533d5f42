import { readFileSync } from 'node:fs';
import type { LocalDate, OfficeCalendar, Week } from '@jejak/domain';
import { freeze } from './freeze.ts';

/** Working hours, Ramadan and holidays of the whole country; an office adds its time zone and its own days. */
export interface NationalCalendar {
  readonly schema: 'national calendar v1';
  /** The decrees that a year's holidays rest on, and how many working days they leave. */
  readonly years: readonly { readonly year: number; readonly source: string; readonly workingDays: number }[];
  readonly officeHours: {
    readonly note: string;
    readonly breaks: string;
    readonly weeklyMinutes: { readonly normal: number; readonly ramadan: number };
  };
  readonly weekly: Week;
  readonly periods: readonly {
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly name: string;
    /** How sure the dates are: sighting of the moon decides them. */
    readonly verified: string;
    readonly weekly: Week;
  }[];
  readonly holidays: OfficeCalendar['holidays'];
}

let loaded: NationalCalendar | undefined;

/** The calendar as it ships, with its sources; 2024 to 2026. */
export function readNationalCalendar(): NationalCalendar {
  loaded ??= freeze<NationalCalendar>(
    JSON.parse(readFileSync(new URL('../calendars/national.json', import.meta.url), 'utf8')),
  );
  return loaded;
}

/** The national calendar as one office keeps it; the time zone is an IANA name such as `Asia/Jakarta`. */
export function nationalCalendar(timeZone: string): OfficeCalendar {
  const { weekly, periods, holidays } = readNationalCalendar();
  return freeze({
    timeZone,
    weekly,
    periods: periods.map(({ from, to, name, weekly: hours }) => ({ from, to, name, weekly: hours })),
    holidays,
  });
}
