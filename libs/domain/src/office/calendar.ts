import { checkCalendar, type OfficeCalendar } from '../clock/index.ts';
import { type Decision, type Refused, refuse } from '../decision/index.ts';
import type { AnnounceHoliday, SetCalendar, WithdrawHoliday } from './commands.ts';
import { currentCalendar } from './in-force.ts';
import { type Saying, say } from './say.ts';
import type { OfficeState } from './state.ts';

export function setCalendar({ calendar }: SetCalendar, saying: Saying): Decision {
  return refuseCalendar(calendar) ?? say('CalendarSet', { calendar }, saying);
}

export function refuseCalendar(calendar: OfficeCalendar): Refused | null {
  const problems = checkCalendar(calendar).map(({ pointer, message }) => ({ pointer, message }));
  return problems.length > 0 ? refuse('calendar-broken', { problems }) : null;
}

export function announceHoliday(command: AnnounceHoliday, saying: Saying): Decision {
  const { date, name, holidayKind: kind, source } = command;
  return say('HolidayAnnounced', { date, name, kind, source }, saying);
}

export function withdrawHoliday({ date, source }: WithdrawHoliday, office: OfficeState, saying: Saying): Decision {
  const known = currentCalendar(office)?.holidays.some((holiday) => holiday.date === date);
  return known ? say('HolidayWithdrawn', { date, source }, saying) : refuse('not-in-force', { date });
}
