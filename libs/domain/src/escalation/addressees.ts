import type { Rung } from '../clock/index.ts';
import type { Instant, Position, Role } from '../event/index.ts';
import { covers, inForce, isSamePosition, type OfficeState, tenuresOf } from '../office/index.ts';
import type { Addressee } from './escalation.ts';

/** Of a case, what decides whom a reminder concerns. */
export interface Concerned {
  readonly unit: string | null;
  /** Account of whoever is responsible. */
  readonly assignee: string | null;
}

/** From those who do the work upwards. */
const TIERS: readonly (readonly Role[])[] = [
  ['front-desk', 'case-worker'],
  ['section-head', 'supervisor'],
  ['division-head', 'manager'],
  ['head'],
];
const FIRST_TIER: { readonly [rung in Rung]: number } = { half: 0, 'four-fifths': 0, due: 1, late: 2 };

/**
 * Whom a reminder concerns. While there is time: the one who is responsible, else desk and case workers; at the due
 * date the section head, beyond it the division head. Where nobody holds such a position for the case's unit, the next
 * rank does; nobody at all is left only where the office has no head.
 */
export function addresseesOf(
  office: OfficeState,
  { unit, assignee }: Concerned,
  rung: Rung,
  at: Instant,
): readonly Addressee[] {
  const first = FIRST_TIER[rung];
  if (first === 0 && assignee !== null && tenuresOf(office, assignee, at).length > 0) return [{ user: assignee }];
  const held = positionsFor(office, unit, at);
  const tiers = TIERS.slice(first).map((roles) => held.filter(({ role }) => roles.includes(role)));
  return (tiers.find((positions) => positions.length > 0) ?? []).map((position) => ({ position }));
}

/** The positions that somebody holds in a unit that covers the responsible one, each once. */
function positionsFor(office: OfficeState, unit: string | null, at: Instant): readonly Position[] {
  const held = office.tenures.filter((tenure) => inForce(tenure, at) && covers(office, tenure.position.unit, unit));
  return held
    .map(({ position }) => position)
    .filter((position, index, all) => all.findIndex((other) => isSamePosition(other, position)) === index);
}
