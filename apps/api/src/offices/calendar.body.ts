import {
  checkFields,
  date,
  type Field,
  type Fields,
  listOf,
  type OfficeCalendar,
  object,
  required,
  text,
} from '@jejak/domain';
import { ApiProblem, inBody } from '../problems/index.ts';

/** `["07:30", "12:00"]`; that it is a time of day is for the domain's own check. */
const stretch: Field = {
  personal: false,
  required: false,
  schema: { type: 'array', items: { type: 'string', examples: ['07:30'] }, minItems: 2, maxItems: 2 },
  check: (value, pointer) =>
    Array.isArray(value) && value.length === 2 && value.every((time) => typeof time === 'string')
      ? []
      : [{ pointer, problem: 'malformed', expected: 'two times of day, such as ["07:30", "12:00"]' }],
};
const week = required(listOf(listOf(stretch, 6), 7));
const named = required(text(200));

/** Shape of an office calendar: Monday first; a period replaces the weekly hours between its dates. */
export const CALENDAR_FIELDS: Fields = {
  timeZone: required(text(60)),
  weekly: week,
  periods: required(listOf(object({ from: required(date()), to: required(date()), weekly: week, name: named }), 200)),
  holidays: required(listOf(object({ date: required(date()), name: named, kind: required(text(60)) }), 2000)),
};

/** Throws calendar-broken where it is no calendar at all; hours that make no sense the domain refuses itself. */
export function calendarOf(value: object): OfficeCalendar {
  const problems = checkFields(CALENDAR_FIELDS, value, '/calendar');
  if (problems.length > 0) throw new ApiProblem('calendar-broken', { errors: inBody(problems) });
  return value as OfficeCalendar;
}
