import { type Grant, inForce, mandatesOf, type OfficeState, type Role, tenuresOf } from '@jejak/domain';
import { ApiProperty } from '@nestjs/swagger';
import type { Principal } from '../access/index.ts';

export class HeldPosition {
  @ApiProperty() readonly tenure!: string;
  @ApiProperty() readonly role!: Role;
  @ApiProperty() readonly unit!: string;
  @ApiProperty({ oneOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] }) readonly until!: string | null;
}

export class HeldMandate {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly kind!: string;
  @ApiProperty() readonly role!: Role;
  @ApiProperty() readonly unit!: string;
}

export class SessionOffice {
  @ApiProperty() readonly code!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly city!: string;
  @ApiProperty() readonly demo!: boolean;
  @ApiProperty({ type: [HeldPosition] }) readonly positions!: readonly HeldPosition[];
  @ApiProperty({ type: [HeldMandate] }) readonly mandates!: readonly HeldMandate[];
  @ApiProperty({ type: [String] }) readonly grants!: readonly Grant[];
}

/** Who is logged in, and what they are in their office now. */
export class SessionAnswer {
  @ApiProperty({ format: 'uuid' }) readonly account!: string;
  @ApiProperty() readonly login!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'null' }] }) readonly office!: string | null;
  @ApiProperty() readonly instanceAdministrator!: boolean;
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'null' }], description: 'Goes into X-CSRF-Token.' })
  readonly csrfToken!: string | null;
  @ApiProperty() readonly demo!: boolean;
  @ApiProperty({ description: 'Auditors and inspectors of no office read all of them.' })
  readonly readsAcross!: boolean;
  @ApiProperty({ type: [SessionOffice] }) readonly offices!: readonly SessionOffice[];
}

/** An office as one of its people sees it. */
export function seatIn(office: OfficeState, user: string, now: string): SessionOffice {
  const { code, name, city, demo } = office;
  return {
    ...{ code, name, city, demo },
    positions: tenuresOf(office, user, now).map(({ id, position, until }) => ({ tenure: id, ...position, until })),
    mandates: mandatesOf(office, user, now).map(({ id, kind, of }) => ({ id, kind, ...of })),
    grants: office.grants.filter((held) => held.user === user && inForce(held, now)).map(({ grant }) => grant),
  };
}

/** Of all offices only those that the account belongs to, or has a part in. */
export function seatsOf(principal: Principal, offices: readonly OfficeState[], now: string): readonly SessionOffice[] {
  return offices
    .map((office) => seatIn(office, principal.account, now))
    .filter(({ code, positions, grants }) => code === principal.office || positions.length > 0 || grants.length > 0);
}
