import { INTAKE_ROLES, type Role } from '@jejak/domain';
import { unitOf } from '../offices/index.ts';
import { HOUR, instantOf, MINUTE, whenOpen } from '../time/index.ts';
import { shelterAtOnce } from '../work/index.ts';
import type { World } from '../world/index.ts';
import { openCases } from './open-cases.ts';
import type { PlannedReport } from './plan-reports.ts';
import { reportOf } from './report-of.ts';

/** Who is called out of hours. */
const ON_CALL: readonly Role[] = ['shelter-officer', 'case-worker'];
const WRITTEN_BY_NIGHT = 0.5;
const SHELTERED = { byDay: 0.3, byNight: 0.8 };

/**
 * Takes a report in: by day at the counter; by night whoever is on call writes it down at once, or the counter does in
 * the morning, as of when it happened.
 */
export function receiveReport(planned: PlannedReport, world: World): void {
  const { office, standard, at } = planned;
  const { service } = standard;
  const chance = world.chance.another();
  const byNight = whenOpen(office.calendar, at) - at > HOUR;
  const duty = { roles: INTAKE_ROLES, unit: unitOf(standard), service, type: null };
  const whoMay = office.whoMay(duty, at);
  const onCall = byNight && chance.happens(WRITTEN_BY_NIGHT);
  const [awake] = chance.shuffled(
    whoMay.filter(
      (officer) => officer.position && ON_CALL.includes(officer.position.role) && !office.isAway(officer, at),
    ),
  );
  const counter = whoMay.filter(({ position }) => position?.role === 'front-desk');
  const recording =
    onCall && awake
      ? { officer: awake, from: at + chance.between(5, 45) * MINUTE }
      : office.firstFree(chance.shuffled(counter), at);
  if (!recording) throw new Error(`${office.plan.code} has nobody at the front desk`);
  world.agenda.add(recording.from, async () => {
    const report = { ...reportOf(planned, chance), occurredAt: instantOf(at) };
    const life = await openCases(report, recording.officer, office, chance, world);
    shelterAtOnce(life, byNight ? SHELTERED.byNight : SHELTERED.byDay, world);
  });
}
