import { type Budget, dueAt, elapsed, type OfficeCalendar, type Pause, type Week } from '@jejak/domain';
import { type Fields, hasFields, isObject, type VectorCase } from './vector-case.ts';

interface VectorCalendar {
  readonly timeZone: string;
  readonly weekly: VectorWeek;
  readonly periods: readonly { readonly from: string; readonly to: string; readonly weekly: VectorWeek }[];
  readonly holidays: readonly string[];
}
/** Hours by weekday, 1 = Monday. */
type VectorWeek = { readonly [weekday: string]: readonly (readonly [string, string])[] };

interface WorkingTimeCase {
  readonly id: string;
  readonly calendar: string;
  readonly start: string;
  readonly budget: Budget;
  readonly pauses: readonly (readonly [from: string, to: string | null])[];
  readonly asOf: string;
  readonly due: string;
  readonly grossWorkingMinutes: number;
  readonly netWorkingMinutes: number;
  readonly late: boolean;
}

interface WorkingTimeFile extends Fields {
  readonly calendars: { readonly [name: string]: VectorCalendar };
  readonly cases: readonly WorkingTimeCase[];
}

export function isWorkingTime(content: Fields): content is WorkingTimeFile {
  return content.schema === 'working-time v1' && isObject(content.calendars) && Array.isArray(content.cases);
}

export function workingTimeCases(file: WorkingTimeFile): VectorCase[] {
  const calendars = new Map(Object.entries(file.calendars).map(([name, form]) => [name, officeCalendar(form)]));
  return file.cases.map((vector) => ({ name: vector.id, run: () => runCase(vector, calendars.get(vector.calendar)) }));
}

function runCase(vector: WorkingTimeCase, calendar: OfficeCalendar | undefined) {
  if (!calendar) throw new TypeError(`there is no calendar ${vector.calendar}`);
  const pauses: Pause[] = vector.pauses.map(([from, to]) => ({ from, to }));
  const due = dueAt(calendar, vector.start, vector.budget, pauses, vector.asOf);
  const { gross, net } = elapsed(calendar, vector.start, vector.asOf, pauses);
  const late = Date.parse(vector.asOf) > Date.parse(due);
  return {
    expected: words(vector.due, vector.grossWorkingMinutes, vector.netWorkingMinutes, vector.late),
    actual: words(due, gross, net, late),
  };
}

function words(due: string, gross: number, net: number, late: boolean): string {
  return `due ${new Date(due).toISOString()}, gross ${gross}, net ${net}, ${late ? 'late' : 'not late'}`;
}

function officeCalendar({ timeZone, weekly, periods, holidays }: VectorCalendar): OfficeCalendar {
  return {
    timeZone,
    weekly: week(weekly),
    periods: periods.map(({ from, to, weekly }) => ({ from, to, weekly: week(weekly), name: 'period' })),
    holidays: holidays.map((date) => ({ date, name: 'holiday', kind: 'holiday' })),
  };
}

function week(hours: VectorWeek): Week {
  if (!hasFields(hours, ...WEEKDAYS)) throw new TypeError('a week does not name its seven days');
  return WEEKDAYS.map((weekday) => hours[weekday] ?? []);
}

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'];
