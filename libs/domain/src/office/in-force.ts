import { localDateIn, type OfficeCalendar } from '../clock/index.ts';
import type { Grant, Instant, Position, Role } from '../event/index.ts';
import type { Adoption, Mandate, OfficeState, SettingKey, Tenure, Term, Unit } from './state.ts';

/** True if the term covers that instant. */
export function inForce(term: Term, at: Instant): boolean {
  return term.from <= at && (term.until === null || at < term.until);
}

export function tenuresOf(office: OfficeState, user: string, at: Instant): readonly Tenure[] {
  return office.tenures.filter((tenure) => tenure.user === user && inForce(tenure, at));
}

/** Who held a position at an instant; several where an office has more than one of it. */
export function holdersAt(office: OfficeState, position: Position, at: Instant): readonly Tenure[] {
  return office.tenures.filter((tenure) => isSamePosition(tenure.position, position) && inForce(tenure, at));
}

export function mandatesOf(office: OfficeState, user: string, at: Instant): readonly Mandate[] {
  return office.mandates.filter((mandate) => mandate.user === user && inForce(mandate, at));
}

export function hasGrant(office: OfficeState, user: string, grant: Grant, at: Instant): boolean {
  return office.grants.some((held) => held.user === user && held.grant === grant && inForce(held, at));
}

export function isSamePosition(a: Position, b: Position): boolean {
  return a.role === b.role && a.unit === b.unit;
}

/** True while the person who heads the office is recorded as absent, or nobody heads it. */
export function headIsAway(office: OfficeState, at: Instant): boolean {
  const heads = office.tenures.filter((tenure) => tenure.position.role === 'head' && inForce(tenure, at));
  return heads.every((head) => office.absences.some((absence) => absence.user === head.user && inForce(absence, at)));
}

/** A unit covers itself, those below it, and what no unit is responsible for. */
export function covers(office: OfficeState, unit: string, responsible: string | null): boolean {
  for (let code = responsible; code !== null; code = unitOf(office, code)?.parent ?? null) {
    if (code === unit) return true;
  }
  return responsible === null || unitOf(office, unit)?.parent === null;
}

export function unitOf(office: OfficeState, code: string): Unit | undefined {
  return office.units.find((unit) => unit.code === code);
}

const RANKS: { readonly [role in Role]?: number } = {
  'section-head': 1,
  supervisor: 1,
  'division-head': 2,
  manager: 2,
  head: 3,
};

/** Rank of a role: section head = supervisor < division head = manager < head; 0 for the others. */
export function rankOf(role: Role): number {
  return RANKS[role] ?? 0;
}

/** Local date of an instant in the office's time zone. */
export function localDate(office: OfficeState, at: Instant): string {
  const calendar = currentCalendar(office);
  if (calendar) return localDateIn(calendar, at);
  return Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Jakarta').toPlainDate().toString();
}

export function currentCalendar(office: OfficeState): OfficeCalendar | undefined {
  return office.calendars.at(-1)?.calendar;
}

/** The calendar as that revision of the office's stream knew it. */
export function calendarAtRevision(office: OfficeState, revision: number): OfficeCalendar | undefined {
  return (
    office.calendars.findLast((version) => version.revision <= revision)?.calendar ?? office.calendars[0]?.calendar
  );
}

/** The version of a service's standard that is in force on a local date. */
export function adoptionOn(office: OfficeState, service: string, date: string): Adoption | undefined {
  return office.adoptions.findLast(
    (adoption) =>
      adoption.service === service && adoption.from <= date && (adoption.until === null || date <= adoption.until),
  );
}

export function adoptionByHash(office: OfficeState, hash: string): Adoption | undefined {
  return office.adoptions.findLast((adoption) => adoption.hash === hash);
}

/** The value of a setting for a service at an instant; undefined where the office never set it. */
export function settingAt(office: OfficeState, key: SettingKey, service: string, at: Instant): boolean | undefined {
  const set = office.settings.filter((setting) => setting.key === key && setting.from <= at);
  return (set.findLast((setting) => setting.service === service) ?? set.findLast((setting) => setting.service === null))
    ?.value;
}
