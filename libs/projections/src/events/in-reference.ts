import { adoptionByHash, type OfficeCalendar, type OfficeState, type Standard } from '@jejak/domain';
import type { Reference } from '../projection.ts';

/** The office of an event. Throws where the ledger never founded it, so that the document is parked, not guessed. */
export function officeIn(reference: Reference, code: string): OfficeState {
  const office = reference.office(code);
  if (!office) throw new Error(`office ${code} is not known`);
  return office;
}

/** The version of a standard that a case is bound to. Throws where its office never adopted it. */
export function standardIn(office: OfficeState, hash: string): Standard {
  const adoption = adoptionByHash(office, hash);
  if (!adoption) throw new Error(`office ${office.code} never adopted the standard ${hash}`);
  return adoption.standard;
}

export interface CurrentCalendar {
  /** Revision of the office's stream that made it. */
  readonly revision: number;
  readonly calendar: OfficeCalendar;
}

export function calendarIn(office: OfficeState): CurrentCalendar {
  const current = office.calendars.at(-1);
  if (!current) throw new Error(`office ${office.code} has no calendar`);
  return current;
}
