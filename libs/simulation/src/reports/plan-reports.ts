import type { Standard } from '@jejak/domain';
import type { SimulatedOffice } from '../offices/index.ts';
import type { Chance } from '../seed/index.ts';
import { afterOfficeMinutes, DAY, HOUR, MINUTE, startOfDay } from '../time/index.ts';

/** One report that will come in: one case or, from a raid or a disaster, many. */
export interface PlannedReport {
  readonly office: SimulatedOffice;
  readonly standard: Standard;
  /** When it reaches somebody of the office; epoch milliseconds. */
  readonly at: number;
  readonly cases: number;
}

/** Services that are called by night as well. */
const BY_NIGHT = /odgj|terlantar|migran|trafficking|bencana/;
const AT_NIGHT = 0.2;
const RAID = { service: /orang-terlantar/, cases: 15, aYear: 3 };
const DISASTER = { service: /bencana/, cases: 200, aYear: 1 };
/** A group takes no more of its office's cases than this part. */
const MOST_OF_ALL = 0.12;

/** All reports of an office's year, in no order: groups first, the rest one by one through days and nights. */
export function planReports(office: SimulatedOffice, since: number, until: number, chance: Chance): PlannedReport[] {
  const { standards, cases } = office.plan;
  const groups = [RAID, DISASTER].flatMap(({ service, cases: size, aYear }) =>
    standards
      .filter((standard) => service.test(standard.service))
      .flatMap((standard) =>
        Array.from({ length: aYear }, (): PlannedReport => {
          const at = Math.floor(since + (until - since) * (0.05 + 0.85 * chance.next()));
          return { office, standard, at, cases: Math.min(size, Math.floor(cases * MOST_OF_ALL)) };
        }),
      ),
  );
  const grouped = groups.filter((group) => group.cases > 1);
  const single = cases - grouped.reduce((sum, group) => sum + group.cases, 0);
  const singles = Array.from({ length: Math.max(0, single) }, (_, index): PlannedReport => {
    const standard = standards[index % standards.length];
    if (!standard) throw new Error(`${office.plan.code} offers nothing`);
    return { office, standard, at: arrival(office, standard, since, until, chance), cases: 1 };
  });
  return [...grouped, ...singles];
}

function arrival(office: SimulatedOffice, { service }: Standard, since: number, until: number, chance: Chance): number {
  for (;;) {
    // More of them from month to month.
    const at = Math.floor(since + (until - since) * chance.next() ** 0.8);
    const arrives =
      BY_NIGHT.test(service) && chance.happens(AT_NIGHT)
        ? startOfDay(office.plan.timeZone, at) + DAY + chance.between(-6 * 60, 5 * 60) * MINUTE
        : afterOfficeMinutes(office.calendar, startOfDay(office.plan.timeZone, at) + HOUR, chance.between(1, 400));
    if (arrives > since && arrives < until) return arrives;
  }
}
