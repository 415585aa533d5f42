import { PARTIES, type PerformerClaim, ROLES, type Role } from '@jejak/domain';
import { ApiProblem } from '../problems/index.ts';
import { Coded, Nested, OneOf, Uuid } from './fields.ts';

/** Code of a unit, as an office names it. */
export const UNIT_CODE = /^[a-z][a-z0-9-]{0,39}$/;

export class PositionBody {
  @OneOf(ROLES) readonly role!: Role;
  @Coded(UNIT_CODE, 'rehsos') readonly unit!: string;
}

/** Who did it: one of the three. */
export class PerformedByBody {
  @Uuid({ optional: true, description: 'An officer, by account.' }) readonly user?: string;
  @Nested(() => PositionBody, { optional: true, description: 'Whoever held this position.' })
  readonly position?: PositionBody;
  @OneOf(PARTIES, { optional: true, description: 'Somebody outside the office.' }) readonly party?: string;
}

/** Throws request-invalid unless exactly one of the three is there. */
export function performerOf({ user, position, party }: PerformedByBody): PerformerClaim {
  const given = [user, position, party].filter((claim) => claim !== undefined);
  if (given.length === 1) {
    if (user !== undefined) return { user };
    if (position !== undefined) return { position: { role: position.role, unit: position.unit } };
    if (party !== undefined) return { party };
  }
  throw new ApiProblem('request-invalid', {
    errors: [
      { in: 'body', pointer: '/performedBy', problem: 'malformed', expected: 'exactly one of user, position, party' },
    ],
  });
}
