import type { Standard } from '@jejak/domain';
import { loadCatalogue } from '@jejak/standards';
import { type Officer, staffOf } from './staff.ts';

/** A simulated office, as its standards publish it; invented people at its posts. */
export interface OfficePlan {
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly province: string;
  readonly regionCode: string;
  readonly timeZone: string;
  readonly standards: readonly Standard[];
  readonly staff: readonly Officer[];
  /** How many cases it opens in the year. */
  readonly cases: number;
}

const CODES: { readonly [city: string]: string } = { Dumai: 'DMI', Gorontalo: 'GTO', Palu: 'PLW' };
const MODEL = 'Dumai';
/** A city opens so many cases for each of its standards, and so many more for being a city at all. */
const EVEN_SHARE = 2;

export const MOST_OFFICES = 99;

/**
 * So many offices, which share the cases by what they offer: the three whose standards ship, then further ones that
 * work by the standards of Dumai.
 */
export function planOffices(count: number, cases: number): readonly OfficePlan[] {
  const standards = [...loadCatalogue().standards.values()].map(({ standard }) => standard);
  const byCity = Map.groupBy(standards, ({ publication }) => publication.city);
  const own = Object.entries(CODES).map(([city, code]) => ({ city, code, standards: byCity.get(city) ?? [] }));
  const further = Array.from({ length: Math.max(0, count - own.length) }, (_, index) => {
    const number = own.length + 1 + index;
    return {
      city: `Kota Contoh ${number}`,
      code: `K${String(number).padStart(2, '0')}`,
      standards: byCity.get(MODEL) ?? [],
    };
  });
  const chosen = [...own.slice(0, count), ...further];
  const shares = chosen.map((office) => office.standards.length + EVEN_SHARE);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  let left = cases;
  return chosen.map((office, index) => {
    const last = index === chosen.length - 1;
    const its = last ? left : Math.min(left, Math.round((cases * (shares[index] ?? 0)) / whole));
    left -= its;
    return planOffice(office, its);
  });
}

function planOffice(
  { city, code, standards }: { readonly city: string; readonly code: string; readonly standards: readonly Standard[] },
  cases: number,
): OfficePlan {
  const [first] = standards;
  if (!first) throw new Error(`the catalogue has no standard of ${city}`);
  const { office, province, regionCode, timeZone } = first.publication;
  const name = first.publication.city === city ? office : `Dinas Sosial ${city}`;
  const staff = staffOf(code, cases);
  return { code, name: `${name} (demo)`, city, province, regionCode, timeZone, standards, staff, cases };
}

/** The unit that a standard names as responsible; null where it names none or several. */
export function unitOf({ publication }: Standard): string | null {
  const unit = publication.responsibleUnit ?? '';
  if (unit.includes('lintas')) return null;
  if (unit.includes('Rehabilitasi')) return 'rehsos';
  return unit.includes('Perlindungan') ? 'linjamsos' : null;
}
