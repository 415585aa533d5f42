import { accept, type Decision, refuse } from '../decision/index.ts';
import type { Instant, Performer } from '../event/index.ts';
import type { GiveMandate, RevokeMandate } from './commands.ts';
import { isSamePosition, tenuresOf, unitOf } from './in-force.ts';
import { isOfficer, officeEvent, refuseReversed, type Saying, unknownUnit, unknownUser } from './say.ts';
import type { OfficeState } from './state.ts';

/** Only the head mandates, by a letter; the secretariat or an administrator may enter it. */
export function giveMandate(
  command: GiveMandate,
  office: OfficeState,
  { by, now, user: recorder, commandId }: Saying,
): Decision {
  const { mandateKind: kind, user, of, letter, from, until, services, types } = command;
  if (!isOfficer(office, user)) return unknownUser(user);
  if (!unitOf(office, of.unit)) return unknownUnit(office, of.unit);
  const reversed = refuseReversed(command);
  if (reversed) return reversed;
  const holds = tenuresOf(office, user, from).some(({ position }) => isSamePosition(position, of));
  if (holds) return refuse('no-change', { user });
  const head = headAt(office, command.givenBy ?? recorder, now);
  if (!head) return refuse('only-head-mandates', { needed: 'head' });
  const data = { mandate: commandId, kind, user, of, letter, from, until, services, types };
  return accept(officeEvent('MandateGiven', data, by, now, head));
}

export function revokeMandate(command: RevokeMandate, office: OfficeState, { by, now, user }: Saying): Decision {
  const mandate = office.mandates.find(({ id }) => id === command.mandate);
  if (!mandate) return refuse('unknown-mandate', { mandate: command.mandate });
  const until = command.until ?? now;
  if (mandate.until !== null && mandate.until <= until) return refuse('not-in-force', { mandate: command.mandate });
  const head = headAt(office, command.revokedBy ?? user, now);
  if (!head) return refuse('only-head-mandates', { needed: 'head' });
  return accept(officeEvent('MandateRevoked', { mandate: command.mandate, until }, by, now, head));
}

function headAt(office: OfficeState, user: string, at: Instant): Performer | undefined {
  const tenure = tenuresOf(office, user, at).find(({ position }) => position.role === 'head');
  return tenure && { user, position: tenure.position };
}
