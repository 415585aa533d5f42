import { type Decision, refuse } from '../decision/index.ts';
import type { Instant } from '../event/index.ts';
import type { EndAbsence, EndPosition, GiveGrant, GivePosition, RecordAbsence, WithdrawGrant } from './commands.ts';
import { inForce, isSamePosition, unitOf } from './in-force.ts';
import { isOfficer, refuseReversed, type Saying, say, unknownUnit, unknownUser } from './say.ts';
import type { OfficeState, Tenure } from './state.ts';

export function givePosition(command: GivePosition, office: OfficeState, saying: Saying): Decision {
  const { user, position, from, until, letter } = command;
  if (!isOfficer(office, user)) return unknownUser(user);
  if (!unitOf(office, position.unit)) return unknownUnit(office, position.unit);
  const reversed = refuseReversed(command);
  if (reversed) return reversed;
  const rival = rivalOf(office, command);
  if (rival) return refuse('position-taken', { tenure: rival.id, user: rival.user, until: rival.until });
  return say('PositionGiven', { tenure: saying.commandId, user, position, from, until, letter }, saying);
}

/** Heads of the office and of divisions are single: no second one at the same time. */
function rivalOf(office: OfficeState, { position, from, until }: GivePosition): Tenure | undefined {
  if (position.role !== 'head' && position.role !== 'division-head') return undefined;
  return office.tenures.find(
    (tenure) =>
      isSamePosition(tenure.position, position) &&
      (until === null || tenure.from < until) &&
      (tenure.until === null || from < tenure.until),
  );
}

export function endPosition({ tenure, until }: EndPosition, office: OfficeState, saying: Saying): Decision {
  const held = office.tenures.find(({ id }) => id === tenure);
  if (!held || isOverBy(held.until, until)) return refuse('not-in-force', { tenure });
  if (until < held.from) return refuse('period-reversed', { from: held.from, until });
  return say('PositionEnded', { tenure, until }, saying);
}

export function giveGrant({ user, grant }: GiveGrant, office: OfficeState, saying: Saying): Decision {
  if (!isOfficer(office, user)) return unknownUser(user);
  if (holdsGrant(office, user, grant, saying.now)) return refuse('no-change', { grant });
  return say('GrantGiven', { user, grant, from: saying.now }, saying);
}

export function withdrawGrant({ user, grant }: WithdrawGrant, office: OfficeState, saying: Saying): Decision {
  if (!holdsGrant(office, user, grant, saying.now)) return refuse('not-in-force', { grant });
  return say('GrantWithdrawn', { user, grant, until: saying.now }, saying);
}

function holdsGrant(office: OfficeState, user: string, grant: string, now: Instant): boolean {
  return office.grants.some((held) => held.user === user && held.grant === grant && inForce(held, now));
}

export function recordAbsence(command: RecordAbsence, office: OfficeState, saying: Saying): Decision {
  const { user, from, until } = command;
  if (!isOfficer(office, user)) return unknownUser(user);
  return refuseReversed(command) ?? say('AbsenceRecorded', { absence: saying.commandId, user, from, until }, saying);
}

export function endAbsence({ absence, until }: EndAbsence, office: OfficeState, saying: Saying): Decision {
  const recorded = office.absences.find(({ id }) => id === absence);
  if (!recorded || isOverBy(recorded.until, until)) return refuse('not-in-force', { absence });
  if (until < recorded.from) return refuse('period-reversed', { from: recorded.from, until });
  return say('AbsenceEnded', { absence, until }, saying);
}

function isOverBy(end: Instant | null, until: Instant): boolean {
  return end !== null && end <= until;
}
