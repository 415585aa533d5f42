import { accept, type Decision, type DecisionContext, refuse } from '../decision/index.ts';
import type { Recorder } from '../event/index.ts';
import { refuseCalendar } from './calendar.ts';
import type { EstablishOffice } from './commands.ts';
import type { OfficeEventData, OfficeEventType } from './events.ts';
import { officeEvent } from './say.ts';
import type { OfficeState } from './state.ts';

/** Founds an office with its units, its calendar and its first administrator, as one. */
export function establishOffice(command: EstablishOffice, office: OfficeState, context: DecisionContext): Decision {
  if (!context.instanceAdministrator) return refuse('only-administrator');
  if (office.revision >= 0) return refuse('already-exists', { office: command.code });
  const { code, name, city, province, regionCode, demo, administrator, units, calendar } = command;
  if (units.filter(({ parent }) => parent === null).length !== 1) {
    return refuse('unknown-unit', { needed: 'one unit without a parent' });
  }
  const orphan = units.find(({ parent }) => parent !== null && !units.some((unit) => unit.code === parent));
  if (orphan) return refuse('unknown-unit', { unit: orphan.parent });
  const broken = refuseCalendar(calendar);
  if (broken) return broken;
  const by: Recorder = { user: context.user, grant: 'administrator', officeRevision: -1 };
  const event = <T extends OfficeEventType>(type: T, data: OfficeEventData[T]) =>
    officeEvent(type, data, by, context.now);
  return accept(
    event('OfficeEstablished', { code, name, city, province, regionCode, demo }),
    ...units.map((unit) => event('UnitAdded', { unit: unit.code, name: unit.name, parent: unit.parent })),
    event('CalendarSet', { calendar }),
    event('OfficerRegistered', { user: administrator.user, name: administrator.name, nip: null }),
    event('GrantGiven', { user: administrator.user, grant: 'administrator', from: context.now }),
  );
}
