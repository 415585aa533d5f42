import { covers, type OfficeState } from '@jejak/domain';
import type { Condition } from '@jejak/read-store';
import { ApiProblem } from '../../problems/index.ts';

/**
 * What a filter asks of `unit`: nothing for the whole office, else the unit and those below it. What no unit is
 * responsible for counts for the office alone. Throws request-invalid where there is no such unit.
 */
export function unitsAsked(office: OfficeState | undefined, unit: string | undefined): { readonly unit?: Condition } {
  if (unit === undefined) return {};
  const codes = office?.units.map(({ code }) => code) ?? [];
  if (!office || !codes.includes(unit)) {
    const place = { in: 'query', pointer: '/unit', problem: 'not-allowed', expected: codes } as const;
    throw new ApiProblem('request-invalid', { errors: [place] });
  }
  return { unit: { $in: codes.filter((code) => covers(office, unit, code)) } };
}
