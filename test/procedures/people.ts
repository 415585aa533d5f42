import { type Act, covers, type OfficeState, type Role } from '@jejak/domain';
import { everybody } from '@jejak/ledger/testing';

/** Who enters an act and, where it is somebody else, who did it. */
export interface Cast {
  readonly recorder: string;
  readonly performer: string | null;
}

interface Character {
  readonly key: string;
  readonly user: string;
  readonly role: Role;
  readonly unit: string;
}

/** The people of a test office with their position. */
export function charactersOf(code: string): readonly Character[] {
  return everybody(code).flatMap(({ user, name, positions }) =>
    positions.map(({ role, unit }) => ({ key: name.replace(` ${code}`, ''), user, role, unit })),
  );
}

/** Casts an act with people in the right positions, of a unit that covers the case's. */
export function cast(act: Act, office: OfficeState, unit: string | null): Cast {
  const fitting = charactersOf(office.code).filter((person) => covers(office, person.unit, unit));
  const holder = (roles: readonly Role[]) => fitting.find(({ role }) => roles.includes(role));
  const decides = 'party' in act.decidedBy ? null : act.decidedBy;
  const both = decides && holder(act.recordedBy.filter((role) => decides.includes(role)));
  if (both) return { recorder: both.key, performer: null };
  const recorder = holder(act.recordedBy);
  if (!recorder) throw new Error(`nobody may record ${act.key}`);
  if (!decides) return { recorder: recorder.key, performer: null };
  const performer = holder(decides);
  if (!performer) throw new Error(`nobody may decide ${act.key}`);
  return { recorder: recorder.key, performer: performer.user };
}

/** Somebody in a position that may not record the act; of the right role in another division, where there is one. */
export function outsiders(act: Act, office: OfficeState, unit: string | null): readonly string[] {
  const people = charactersOf(office.code);
  const stranger = people.find(({ role }) => !act.recordedBy.includes(role));
  const elsewhere = people.find((person) => act.recordedBy.includes(person.role) && !covers(office, person.unit, unit));
  return [stranger, elsewhere].flatMap((person) => (person ? [person.key] : []));
}
