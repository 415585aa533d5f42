import type { Instant, LocalDate } from '../event/envelope.ts';
import { DAY, MINUTE, SECOND } from './working-days.ts';

const dates = new Map<number, LocalDate>();

/** Date of a day number. Written once: the same few hundred come again and again. Throws RangeError where there is none. */
export function dateOf(day: number): LocalDate {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY).toISOString().slice(0, -'T00:00:00.000Z'.length);
  dates.set(day, date);
  return date;
}

/** Epoch milliseconds as events carry instants, a fifth of the time that Date takes. Throws RangeError where it does. */
export function instantAt(milliseconds: number): Instant {
  const day = Math.floor(milliseconds / DAY);
  const time = milliseconds - day * DAY;
  const within = time % MINUTE;
  return `${dateOf(day)}${MINUTES[(time - within) / MINUTE]}${within === 0 ? '00.000' : secondsOf(within)}Z`;
}

/** Every minute of a day: `T09:30:`. */
const MINUTES = Array.from({ length: DAY / MINUTE }, (_, minute) => {
  return `T${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}:`;
});

function secondsOf(milliseconds: number): string {
  const fraction = milliseconds % SECOND;
  return `${twoDigits((milliseconds - fraction) / SECOND)}.${String(fraction).padStart(3, '0')}`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}
