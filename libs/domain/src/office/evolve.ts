import type { OfficeCalendar } from '../clock/index.ts';
import type { OfficeEvent } from './events.ts';
import type { OfficeState } from './state.ts';

/** Folds one event of the office's own stream. */
export function evolveOffice(state: OfficeState, event: OfficeEvent): OfficeState {
  return {
    ...state,
    ...changeOf(state, event),
    revision: event.revision,
    recordedAt: event.recordedAt,
  };
}

function changeOf(state: OfficeState, event: OfficeEvent): Partial<OfficeState> {
  switch (event.type) {
    case 'OfficeEstablished':
      return { ...event.data };
    case 'UnitAdded': {
      const { unit, name, parent } = event.data;
      return { units: [...state.units.filter(({ code }) => code !== unit), { code: unit, name, parent }] };
    }
    case 'OfficerRegistered':
      return { officers: [...state.officers.filter(({ user }) => user !== event.data.user), event.data] };
    case 'PositionGiven': {
      const { tenure, user, position, from, until } = event.data;
      return { tenures: [...state.tenures, { id: tenure, user, position, from, until }] };
    }
    case 'PositionEnded':
      return {
        tenures: state.tenures.map((tenure) => endIf(tenure.id === event.data.tenure, tenure, event.data.until)),
      };
    case 'GrantGiven': {
      const { user, grant, from } = event.data;
      return { grants: [...state.grants, { user, grant, from, until: null }] };
    }
    case 'GrantWithdrawn': {
      const { user, grant, until } = event.data;
      return {
        grants: state.grants.map((held) =>
          endIf(held.user === user && held.grant === grant && held.until === null, held, until),
        ),
      };
    }
    case 'MandateGiven': {
      const { mandate, ...rest } = event.data;
      return { mandates: [...state.mandates, { id: mandate, ...rest }] };
    }
    case 'MandateRevoked':
      return {
        mandates: state.mandates.map((mandate) => endIf(mandate.id === event.data.mandate, mandate, event.data.until)),
      };
    case 'AbsenceRecorded': {
      const { absence, user, from, until } = event.data;
      return { absences: [...state.absences, { id: absence, user, from, until }] };
    }
    case 'AbsenceEnded':
      return {
        absences: state.absences.map((absence) => endIf(absence.id === event.data.absence, absence, event.data.until)),
      };
    case 'StandardAdopted':
      return { adoptions: [...state.adoptions, event.data] };
    case 'StandardEnded': {
      const { service, hash, until } = event.data;
      return {
        adoptions: state.adoptions.map((adoption) =>
          endIf(adoption.service === service && adoption.hash === hash && adoption.until === null, adoption, until),
        ),
      };
    }
    case 'CalendarSet':
      return newCalendar(state, event, event.data.calendar);
    case 'HolidayAnnounced': {
      const { source: _, ...holiday } = event.data;
      return changeHolidays(state, event, (holidays) =>
        [...holidays.filter(({ date }) => date !== holiday.date), holiday].sort((a, b) => (a.date < b.date ? -1 : 1)),
      );
    }
    case 'HolidayWithdrawn':
      return changeHolidays(state, event, (holidays) => holidays.filter(({ date }) => date !== event.data.date));
    case 'PauseAdopted':
      return { pauseAdoptions: [...state.pauseAdoptions, event.data] };
    case 'SettingChanged':
      return { settings: [...state.settings, event.data] };
  }
}

function endIf<T extends { readonly until: string | null }>(condition: boolean, item: T, until: string): T {
  return condition ? { ...item, until } : item;
}

type Holidays = OfficeCalendar['holidays'];

function changeHolidays(
  state: OfficeState,
  event: OfficeEvent,
  change: (holidays: Holidays) => Holidays,
): Partial<OfficeState> {
  const current = state.calendars.at(-1)?.calendar;
  return current ? newCalendar(state, event, { ...current, holidays: change(current.holidays) }) : {};
}

function newCalendar(state: OfficeState, event: OfficeEvent, calendar: OfficeCalendar): Partial<OfficeState> {
  return { calendars: [...state.calendars, { revision: event.revision, recordedAt: event.recordedAt, calendar }] };
}
