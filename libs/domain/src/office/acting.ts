import type { Grant, Instant, Performer, Position, Recorder, Role, StepType } from '../event/index.ts';
import { covers, hasGrant, holdersAt, mandatesOf, rankOf, tenuresOf } from './in-force.ts';
import type { Mandate, OfficeState } from './state.ts';

/** Which positions are wanted: one of these roles, or a rank at least, in a unit that covers the responsible one. */
export interface Wanted {
  readonly roles: readonly Role[];
  readonly rankAtLeast?: number;
  readonly unit: string | null;
  /** What is to be done; a mandate may be limited to services and types. */
  readonly service: string | null;
  readonly type: StepType | null;
}

/** In which position somebody acts, and under whose mandate. */
export interface Capacity {
  readonly position: Position;
  readonly mandate?: string;
}

/** The position in which a user may act at an instant: an own one first, else one lent by a mandate. */
export function capacityOf(office: OfficeState, user: string, wanted: Wanted, at: Instant): Capacity | undefined {
  const own = tenuresOf(office, user, at);
  const fitting = own.find((tenure) => fits(office, tenure.position, wanted));
  if (fitting) return { position: fitting.position };
  const mandate = mandatesOf(office, user, at).find((lent) => lends(office, lent, wanted));
  if (!mandate) return undefined;
  return { position: own[0]?.position ?? mandate.of, mandate: mandate.id };
}

function fits(office: OfficeState, position: Position, wanted: Wanted): boolean {
  const byRole = wanted.roles.includes(position.role);
  const byRank = wanted.rankAtLeast !== undefined && rankOf(position.role) >= wanted.rankAtLeast;
  return (byRole || byRank) && covers(office, position.unit, wanted.unit);
}

/** A mandate for certain services or steps lends nothing beside them: what is of no service, or no step, least of all. */
function lends(office: OfficeState, mandate: Mandate, wanted: Wanted): boolean {
  if (mandate.services && (wanted.service === null || !mandate.services.includes(wanted.service))) return false;
  if (mandate.types && (wanted.type === null || !mandate.types.includes(wanted.type))) return false;
  return fits(office, mandate.of, wanted);
}

/** Who records, as an event names it: in the position that fits, judged by the office as it stands. */
export function recorderOf(office: OfficeState, user: string, capacity: Capacity): Recorder {
  return { user, ...capacity, officeRevision: office.revision };
}

export function recorderByGrant(
  office: OfficeState,
  user: string,
  grants: readonly Grant[],
  at: Instant,
): Recorder | undefined {
  const grant = grants.find((candidate) => hasGrant(office, user, candidate, at));
  return grant && { user, grant, officeRevision: office.revision };
}

/** Whom a command names as the one who did it; left out, it is whoever records. */
export type PerformerClaim = { readonly user: string } | { readonly position: Position } | { readonly party: string };

/** Resolves an office's own performer at the instant of the act; undefined where nobody of that name may. */
export function performerOf(
  office: OfficeState,
  claim: { readonly user: string } | { readonly position: Position },
  wanted: Wanted,
  at: Instant,
): Performer | undefined {
  if ('user' in claim) {
    const capacity = capacityOf(office, claim.user, wanted, at);
    return capacity && { user: claim.user, ...capacity };
  }
  if (!fits(office, claim.position, wanted)) return undefined;
  const holders = holdersAt(office, claim.position, at);
  const [holder] = holders;
  if (!holder) return undefined;
  return holders.length === 1 ? { user: holder.user, position: claim.position } : { position: claim.position };
}

/** Whoever records did it as well, in the same capacity. */
export function performerAs(recorder: Recorder): Performer {
  const { officeRevision: _, ...performer } = recorder;
  return performer;
}
