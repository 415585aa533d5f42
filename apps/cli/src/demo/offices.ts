import type { Standard } from '@jejak/domain';
import { loadCatalogue } from '@jejak/standards';
import { type Officer, staffOf } from './people/index.ts';

/** An office of the demonstration, as its standards publish it. */
export interface DemoOffice {
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly province: string;
  readonly regionCode: string;
  readonly timeZone: string;
  readonly standards: readonly Standard[];
  readonly staff: readonly Officer[];
}

const CODES: { readonly [city: string]: string } = { Dumai: 'DMI', Gorontalo: 'GTO', Palu: 'PLW' };

/** The three offices whose standards ship, each with all of its own. */
export function demoOffices(): readonly DemoOffice[] {
  const standards = [...loadCatalogue().standards.values()].map(({ standard }) => standard);
  const byCity = Map.groupBy(standards, ({ publication }) => publication.city);
  return Object.entries(CODES).map(([city, code]) => {
    const own = byCity.get(city) ?? [];
    const [first] = own;
    if (!first) throw new Error(`the catalogue has no standard of ${city}`);
    const { office, province, regionCode, timeZone } = first.publication;
    return {
      code,
      name: `${office} (demo)`,
      city,
      province,
      regionCode,
      timeZone,
      standards: own,
      staff: staffOf(code),
    };
  });
}

/** The unit that a standard names as responsible; null where it names none or several. */
export function unitOf({ publication }: Standard): string | null {
  const unit = publication.responsibleUnit ?? '';
  if (unit.includes('lintas')) return null;
  if (unit.includes('Rehabilitasi')) return 'rehsos';
  return unit.includes('Perlindungan') ? 'linjamsos' : null;
}
