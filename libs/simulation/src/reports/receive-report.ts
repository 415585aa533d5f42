import { INTAKE_ROLES } from '@jejak/domain';
import { Chance } from '../seed/index.ts';
import { instantOf } from '../time/index.ts';
import { beginLife, liveOn } from '../work/index.ts';
import { accepted, type World } from '../world/index.ts';
import type { PlannedReport } from './plan-reports.ts';
import { reportOf } from './report-of.ts';

/** Takes a report in when somebody is at the desk to write it down, and lets its cases go on from there. */
export function receiveReport(planned: PlannedReport, world: World): void {
  const { office, standard, at } = planned;
  const { service } = standard;
  const duty = { roles: INTAKE_ROLES, unit: null, service, type: null };
  const desk = office.whoMay(duty, at).filter(({ position }) => position?.role === 'front-desk');
  const free = office.firstFree(desk, at);
  if (!free) throw new Error(`${office.plan.code} has nobody at the front desk`);
  world.agenda.add(Math.max(free.from, at), async () => {
    const seed = Math.floor(world.chance.next() * 2 ** 31);
    const chance = new Chance(seed);
    const report = { ...reportOf(planned, chance), occurredAt: instantOf(at) };
    const request = world.requests.by(free.officer.user, office.plan.code);
    const { items } = await world.ledger.takeIn(report, request);
    for (const { case: id, answer } of items) {
      accepted(answer);
      world.tally.cases++;
      liveOn(beginLife(id, office, new Chance(Math.floor(chance.next() * 2 ** 31)), world), world);
    }
  });
}
