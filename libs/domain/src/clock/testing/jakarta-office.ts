import type { Instant } from '../../event/envelope.ts';
import type { Budget } from '../../standard/standard.ts';
import type { OfficeCalendar, OpeningHours, Pause, Week } from '../types.ts';

const MONDAY_TO_THURSDAY: OpeningHours = [
  ['07:30', '12:00'],
  ['13:00', '16:00'],
];
const FRIDAY: OpeningHours = [
  ['07:30', '11:45'],
  ['13:15', '16:30'],
];

export function weekOf(monday: OpeningHours, friday: OpeningHours): Week {
  return [monday, monday, monday, monday, friday, [], []];
}

/** November 2026 begins on a Sunday: the 2nd, 9th, 16th and 23rd are Mondays. The 11th is a holiday. */
export const jakartaOffice: OfficeCalendar = {
  timeZone: 'Asia/Jakarta',
  weekly: weekOf(MONDAY_TO_THURSDAY, FRIDAY),
  periods: [
    {
      from: '2026-02-19',
      to: '2026-03-20',
      weekly: weekOf([['08:00', '15:00']], [['08:00', '15:30']]),
      name: 'Ramadan',
    },
  ],
  holidays: [{ date: '2026-11-11', name: 'Libur daerah', kind: 'regional' }],
};

export function withHolidays(...dates: readonly string[]): OfficeCalendar {
  const more = dates.map((date) => ({ date, name: 'Libur', kind: 'national' }));
  return { ...jakartaOffice, holidays: [...jakartaOffice.holidays, ...more] };
}

/** A wall-clock time in Jakarta, `2026-11-02 09:00`, as an instant. */
export function wib(time: string): Instant {
  return new Date(`${time.replace(' ', 'T')}:00+07:00`).toISOString();
}

export function pause(from: string, to: string | null): Pause {
  return { from: wib(from), to: to === null ? null : wib(to) };
}

export function workingDays(n: number): Budget {
  return { unit: 'day', n, dayKind: 'working', countsFirstDay: false };
}

export function calendar(n: number, unit: 'day' | 'week' | 'month'): Budget {
  return { unit, n, dayKind: 'calendar', countsFirstDay: false };
}

export function officeMinutes(n: number): Budget {
  return { unit: 'minute', n, dayKind: 'office-minutes', countsFirstDay: false };
}
