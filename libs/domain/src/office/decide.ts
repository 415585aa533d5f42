import { type Decision, type DecisionContext, refuse } from '../decision/index.ts';
import type { Recorder } from '../event/index.ts';
import { capacityOf, recorderByGrant, recorderOf } from './acting.ts';
import { announceHoliday, setCalendar, withdrawHoliday } from './calendar.ts';
import type { EstablishOffice, OfficeCommand } from './commands.ts';
import { establishOffice } from './establish.ts';
import { unitOf } from './in-force.ts';
import { giveMandate, revokeMandate } from './mandates.ts';
import { endAbsence, endPosition, giveGrant, givePosition, recordAbsence, withdrawGrant } from './positions.ts';
import { type Saying, say, unknownUnit } from './say.ts';
import { adoptPause, adoptStandard, changeSetting, endStandard } from './standards.ts';
import type { OfficeState } from './state.ts';

/** Decides a command about an office; pure. */
export function decideOffice(command: OfficeCommand, office: OfficeState, context: DecisionContext): Decision {
  if (command.kind === 'establish-office') return establishOffice(command, office, context);
  if (office.revision < 0) return refuse('unknown-office', { office: office.code });
  const by = recorderFor(command, office, context);
  if (!by) return refuse('wrong-position', { command: command.kind, needed: ['head', 'administrator'] });
  return decideBy(command, office, { by, now: context.now, commandId: context.commandId, user: context.user });
}

function decideBy(command: Exclude<OfficeCommand, EstablishOffice>, office: OfficeState, saying: Saying): Decision {
  switch (command.kind) {
    case 'add-unit': {
      const { code, name, parent } = command;
      if (unitOf(office, code)) return refuse('already-exists', { unit: code });
      if (parent === null || !unitOf(office, parent)) return unknownUnit(office, parent);
      return say('UnitAdded', { unit: code, name, parent }, saying);
    }
    case 'register-officer':
      return say('OfficerRegistered', { user: command.user, name: command.name, nip: command.nip }, saying);
    case 'give-position':
      return givePosition(command, office, saying);
    case 'end-position':
      return endPosition(command, office, saying);
    case 'give-grant':
      return giveGrant(command, office, saying);
    case 'withdraw-grant':
      return withdrawGrant(command, office, saying);
    case 'give-mandate':
      return giveMandate(command, office, saying);
    case 'revoke-mandate':
      return revokeMandate(command, office, saying);
    case 'record-absence':
      return recordAbsence(command, office, saying);
    case 'end-absence':
      return endAbsence(command, office, saying);
    case 'adopt-standard':
      return adoptStandard(command, office, saying);
    case 'end-standard':
      return endStandard(command, office, saying);
    case 'adopt-pause':
      return adoptPause(command, office, saying);
    case 'change-setting':
      return changeSetting(command, office, saying);
    case 'set-calendar':
      return setCalendar(command, saying);
    case 'announce-holiday':
      return announceHoliday(command, saying);
    case 'withdraw-holiday':
      return withdrawHoliday(command, office, saying);
  }
}

const CLERICAL: ReadonlySet<OfficeCommand['kind']> = new Set([
  'give-mandate',
  'revoke-mandate',
  'record-absence',
  'end-absence',
]);

/** What brings somebody from outside in, an office's first new administrator or an auditor. */
const BRINGS_IN: ReadonlySet<OfficeCommand['kind']> = new Set(['register-officer', 'give-grant', 'withdraw-grant']);

/**
 * Head and administrator run the office; the secretariat also enters letters and absences; whoever administers the
 * instance founds it, and may bring people in and give them grants.
 */
function recorderFor(
  command: OfficeCommand,
  office: OfficeState,
  { user, now, instanceAdministrator }: DecisionContext,
): Recorder | undefined {
  const roles = CLERICAL.has(command.kind) ? (['head', 'secretariat'] as const) : (['head'] as const);
  const capacity = capacityOf(office, user, { roles, unit: null, service: null, type: null }, now);
  // A lent position may sign letters, it may not lend further.
  if (capacity && !capacity.mandate) return recorderOf(office, user, capacity);
  const granted = recorderByGrant(office, user, ['administrator'], now);
  if (granted || !instanceAdministrator || !BRINGS_IN.has(command.kind)) return granted;
  return { user, grant: 'administrator', officeRevision: office.revision };
}
