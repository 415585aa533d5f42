import type { Intake } from '@jejak/ledger';
import type { Officer, SimulatedOffice } from '../offices/index.ts';
import type { Chance } from '../seed/index.ts';
import { begin, beginLife, type CaseLife } from '../work/index.ts';
import { accepted, type World } from '../world/index.ts';

/**
 * Writes a report down and lets its cases go on from there: those of one report together, behind the first. Gives the
 * first.
 */
export async function openCases(
  intake: Intake,
  officer: Officer,
  office: SimulatedOffice,
  chance: Chance,
  world: World,
): Promise<CaseLife> {
  const { code } = office.plan;
  const { items } = await world.ledger.takeIn(intake, world.requests.by(officer.user, code));
  for (const [index, { case: id, client, answer }] of items.entries()) {
    accepted(answer);
    const claim = intake.cases[index]?.client;
    if (client && claim && 'facts' in claim && claim.facts.name === undefined) world.unknown.add(client);
    world.tally.cases++;
    world.recent.remember(code, { id, client });
  }
  const [first, ...others] = items;
  if (!first) throw new Error('a report opened no case');
  const life = beginLife(first.case, office, chance.another(), world);
  life.followers = others.map(({ case: id }) => id);
  begin(life, world);
  return life;
}
