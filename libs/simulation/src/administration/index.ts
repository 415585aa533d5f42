import type { SimulatedOffice } from '../offices/index.ts';
import type { World } from '../world/index.ts';
import { planAbsences } from './absences.ts';
import { planHolidays } from './holidays.ts';
import { planMandates } from './mandates.ts';
import { planNewVersion } from './new-version.ts';
import { planRulesChange } from './rules-change.ts';

export { foundOffice } from './found-office.ts';

/** Puts on the agenda what happens to an office itself in its year. */
export function planOfficeYear(office: SimulatedOffice, since: number, world: World): void {
  planAbsences(office, since, world);
  planHolidays(office, since, world);
  planMandates(office, since, world);
  planRulesChange(office, since, world);
  planNewVersion(office, since, world);
}
