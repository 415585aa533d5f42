import { checkCalendar } from '../clock/index.ts';
import { accept, type Decision, type DecisionContext, type Refused, refuse } from '../decision/index.ts';
import type { DecidedEvent, Instant, Performer, Recorder } from '../event/index.ts';
import { standardHash } from '../standard/index.ts';
import { capacityOf, performerAs, recorderByGrant, recorderOf } from './acting.ts';
import type { EstablishOffice, GiveMandate, OfficeCommand, RevokeMandate } from './commands.ts';
import type { OfficeEventData, OfficeEventType } from './events.ts';
import { adoptionByHash, inForce, tenuresOf, unitOf } from './in-force.ts';
import type { OfficeState } from './state.ts';

/** Decides a command about an office; pure. */
export function decideOffice(command: OfficeCommand, office: OfficeState, context: DecisionContext): Decision {
  if (command.kind === 'establish-office') return establish(command, office, context);
  if (office.revision < 0) return refuse('unknown-office', { office: office.code });
  const recorder = recorderFor(command, office, context);
  if (!recorder) return notAllowed(command);
  return decideBy(command, office, context, recorder);
}

function decideBy(
  command: Exclude<OfficeCommand, EstablishOffice>,
  office: OfficeState,
  context: DecisionContext,
  by: Recorder,
): Decision {
  const { now, commandId } = context;
  switch (command.kind) {
    case 'add-unit':
      if (unitOf(office, command.code)) return refuse('already-exists', { unit: command.code });
      if (command.parent === null || !unitOf(office, command.parent)) return unknownUnit(office, command.parent);
      return say('UnitAdded', { unit: command.code, name: command.name, parent: command.parent }, by, now);
    case 'register-officer':
      return say('OfficerRegistered', { user: command.user, name: command.name, nip: command.nip }, by, now);
    case 'give-position': {
      if (!isOfficer(office, command.user)) return unknownUser(command.user);
      if (!unitOf(office, command.position.unit)) return unknownUnit(office, command.position.unit);
      if (isReversed(command)) return refuse('period-reversed', { from: command.from, until: command.until });
      const standing = rivalOf(office, command);
      if (standing)
        return refuse('position-taken', { tenure: standing.id, user: standing.user, until: standing.until });
      const { user, position, from, until, letter } = command;
      return say('PositionGiven', { tenure: commandId, user, position, from, until, letter }, by, now);
    }
    case 'end-position': {
      const tenure = office.tenures.find(({ id }) => id === command.tenure);
      if (!tenure || (tenure.until !== null && tenure.until <= command.until))
        return refuse('not-in-force', { tenure: command.tenure });
      if (command.until < tenure.from) return refuse('period-reversed', { from: tenure.from, until: command.until });
      return say('PositionEnded', { tenure: command.tenure, until: command.until }, by, now);
    }
    case 'give-grant': {
      if (!isOfficer(office, command.user)) return unknownUser(command.user);
      if (holdsGrant(office, command, now)) return refuse('no-change', { grant: command.grant });
      return say('GrantGiven', { user: command.user, grant: command.grant, from: now }, by, now);
    }
    case 'withdraw-grant':
      if (!holdsGrant(office, command, now)) return refuse('not-in-force', { grant: command.grant });
      return say('GrantWithdrawn', { user: command.user, grant: command.grant, until: now }, by, now);
    case 'give-mandate':
      return giveMandate(command, office, context, by);
    case 'revoke-mandate':
      return revokeMandate(command, office, context, by);
    case 'record-absence': {
      if (!isOfficer(office, command.user)) return unknownUser(command.user);
      if (isReversed(command)) return refuse('period-reversed', { from: command.from, until: command.until });
      const { user, from, until } = command;
      return say('AbsenceRecorded', { absence: commandId, user, from, until }, by, now);
    }
    case 'end-absence': {
      const absence = office.absences.find(({ id }) => id === command.absence);
      if (!absence || (absence.until !== null && absence.until <= command.until))
        return refuse('not-in-force', { absence: command.absence });
      if (command.until < absence.from) return refuse('period-reversed', { from: absence.from, until: command.until });
      return say('AbsenceEnded', { absence: command.absence, until: command.until }, by, now);
    }
    case 'adopt-standard': {
      const { standard, unit, decree, from, until } = command;
      if (unit !== null && !unitOf(office, unit)) return unknownUnit(office, unit);
      if (until !== null && until < from) return refuse('period-reversed', { from, until });
      const rival = office.adoptions.find(
        (other) =>
          other.service === standard.service &&
          (other.until === null || from <= other.until) &&
          (until === null || other.from <= until),
      );
      if (rival)
        return refuse('standard-overlaps', {
          service: rival.service,
          hash: rival.hash,
          from: rival.from,
          until: rival.until,
        });
      const hash = standardHash(standard);
      return say('StandardAdopted', { service: standard.service, hash, standard, unit, decree, from, until }, by, now);
    }
    case 'end-standard': {
      const adoption = adoptionByHash(office, command.hash);
      if (!adoption || adoption.service !== command.service || adoption.until !== null)
        return refuse('not-in-force', { hash: command.hash });
      if (command.until < adoption.from)
        return refuse('period-reversed', { from: adoption.from, until: command.until });
      return say('StandardEnded', { service: command.service, hash: command.hash, until: command.until }, by, now);
    }
    case 'set-calendar': {
      const problems = checkCalendar(command.calendar);
      if (problems.length > 0)
        return refuse('calendar-broken', { problems: problems.map(({ pointer, message }) => ({ pointer, message })) });
      return say('CalendarSet', { calendar: command.calendar }, by, now);
    }
    case 'announce-holiday': {
      const { date, name, holidayKind, source } = command;
      return say('HolidayAnnounced', { date, name, kind: holidayKind, source }, by, now);
    }
    case 'withdraw-holiday':
      if (!office.calendars.at(-1)?.calendar.holidays.some(({ date }) => date === command.date))
        return refuse('not-in-force', { date: command.date });
      return say('HolidayWithdrawn', { date: command.date, source: command.source }, by, now);
    case 'adopt-pause': {
      const adoption = office.adoptions.findLast(({ service }) => service === command.service);
      const pauses = adoption?.standard.procedure.clock.pauses ?? [];
      const open = pauses.filter(({ adopt }) => adopt === 'by-decree').map(({ state }) => state);
      if (!open.includes(command.state))
        return refuse('state-not-possible', { service: command.service, possible: open });
      const { service, state, decree, from } = command;
      return say('PauseAdopted', { service, state, decree, from }, by, now);
    }
    case 'change-setting': {
      const { key, service, value, from } = command;
      if (service !== null && !office.adoptions.some((adoption) => adoption.service === service))
        return refuse('unknown-service', { service });
      return say('SettingChanged', { key, service, value, from }, by, now);
    }
  }
}

function establish(command: EstablishOffice, office: OfficeState, context: DecisionContext): Decision {
  if (!context.instanceAdministrator) return refuse('only-administrator');
  if (office.revision >= 0) return refuse('already-exists', { office: command.code });
  if (command.units.filter(({ parent }) => parent === null).length !== 1)
    return refuse('unknown-unit', { needed: 'one unit without a parent' });
  const orphan = command.units.find(
    ({ parent }) => parent !== null && !command.units.some(({ code }) => code === parent),
  );
  if (orphan) return refuse('unknown-unit', { unit: orphan.parent });
  const problems = checkCalendar(command.calendar);
  if (problems.length > 0)
    return refuse('calendar-broken', { problems: problems.map(({ pointer, message }) => ({ pointer, message })) });
  const { code, name, city, province, regionCode, demo, administrator } = command;
  const by: Recorder = { user: context.user, grant: 'administrator', officeRevision: -1 };
  const event = <T extends OfficeEventType>(type: T, data: OfficeEventData[T]) => eventOf(type, data, by, context.now);
  return accept(
    event('OfficeEstablished', { code, name, city, province, regionCode, demo }),
    ...command.units.map(({ code: unit, name: unitName, parent }) =>
      event('UnitAdded', { unit, name: unitName, parent }),
    ),
    event('CalendarSet', { calendar: command.calendar }),
    event('OfficerRegistered', { user: administrator.user, name: administrator.name, nip: null }),
    event('GrantGiven', { user: administrator.user, grant: 'administrator', from: context.now }),
  );
}

function giveMandate(command: GiveMandate, office: OfficeState, context: DecisionContext, by: Recorder): Decision {
  if (!isOfficer(office, command.user)) return unknownUser(command.user);
  if (!unitOf(office, command.of.unit)) return unknownUnit(office, command.of.unit);
  if (isReversed(command)) return refuse('period-reversed', { from: command.from, until: command.until });
  const head = headOf(office, command.givenBy ?? context.user, context.now);
  if (!head) return refuse('only-head-mandates', { needed: 'head' });
  const { mandateKind: kind, user, of, letter, from, until, services, types } = command;
  const data = { mandate: context.commandId, kind, user, of, letter, from, until, services, types };
  return accept(eventOf('MandateGiven', data, by, context.now, head));
}

function revokeMandate(command: RevokeMandate, office: OfficeState, context: DecisionContext, by: Recorder): Decision {
  const mandate = office.mandates.find(({ id }) => id === command.mandate);
  if (!mandate) return refuse('unknown-mandate', { mandate: command.mandate });
  const until = command.until ?? context.now;
  if (mandate.until !== null && mandate.until <= until) return refuse('not-in-force', { mandate: command.mandate });
  const head = headOf(office, command.revokedBy ?? context.user, context.now);
  if (!head) return refuse('only-head-mandates', { needed: 'head' });
  return accept(eventOf('MandateRevoked', { mandate: command.mandate, until }, by, context.now, head));
}

function headOf(office: OfficeState, user: string, at: Instant): Performer | undefined {
  const tenure = tenuresOf(office, user, at).find(({ position }) => position.role === 'head');
  return tenure && { user, position: tenure.position };
}

/** Head and administrator run the office; the secretariat also enters letters and absences. */
function recorderFor(
  command: OfficeCommand,
  office: OfficeState,
  { user, now }: DecisionContext,
): Recorder | undefined {
  const clerical = ['give-mandate', 'revoke-mandate', 'record-absence', 'end-absence'].includes(command.kind);
  const roles = clerical ? (['head', 'secretariat'] as const) : (['head'] as const);
  const capacity = capacityOf(office, user, { roles, unit: null, service: null, type: null }, now);
  // A lent position may sign letters, it may not lend further.
  if (capacity && !capacity.mandate) return recorderOf(office, user, capacity);
  return recorderByGrant(office, user, ['administrator'], now);
}

function notAllowed(command: OfficeCommand): Refused {
  return refuse('wrong-position', { command: command.kind, needed: ['head', 'administrator'] });
}

function say<T extends OfficeEventType>(type: T, data: OfficeEventData[T], by: Recorder, now: Instant): Decision {
  return accept(eventOf(type, data, by, now));
}

function eventOf<T extends OfficeEventType>(
  type: T,
  data: OfficeEventData[T],
  recordedBy: Recorder,
  occurredAt: Instant,
  performedBy: Performer = performerAs(recordedBy),
): DecidedEvent {
  return { type, occurredAt, performedBy, recordedBy, data, personal: [] };
}

function isOfficer(office: OfficeState, user: string): boolean {
  return office.officers.some((officer) => officer.user === user);
}

function holdsGrant(office: OfficeState, { user, grant }: { user: string; grant: string }, now: Instant): boolean {
  return office.grants.some((held) => held.user === user && held.grant === grant && inForce(held, now));
}

/** Heads of the office and of divisions are single: no second one at the same time. */
function rivalOf(
  office: OfficeState,
  {
    position,
    from,
    until,
  }: { position: OfficeState['tenures'][number]['position']; from: Instant; until: Instant | null },
) {
  if (position.role !== 'head' && position.role !== 'division-head') return undefined;
  return office.tenures.find(
    (tenure) =>
      tenure.position.role === position.role &&
      tenure.position.unit === position.unit &&
      (until === null || tenure.from < until) &&
      (tenure.until === null || from < tenure.until),
  );
}

function isReversed({ from, until }: { readonly from: Instant; readonly until: Instant | null }): boolean {
  return until !== null && until <= from;
}

function unknownUser(user: string): Refused {
  return refuse('unknown-user', { user });
}

function unknownUnit(office: OfficeState, unit: string | null): Refused {
  return refuse('unknown-unit', { unit, possible: office.units.map(({ code }) => code) });
}
