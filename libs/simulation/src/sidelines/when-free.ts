import type { CaseState, Role } from '@jejak/domain';
import type { CommandOnCase } from '@jejak/ledger';
import type { Officer } from '../offices/index.ts';
import { afterOfficeMinutes } from '../time/index.ts';
import type { CaseLife } from '../work/index.ts';
import { type World, wentThrough } from '../world/index.ts';

/** Positions at a desk, as the rules for facts beside the procedure name them. */
export const DESK: readonly Role[] = ['front-desk', 'case-worker', 'data-operator', 'back-office', 'secretariat'];

export interface Saying {
  /** Office minutes from now. */
  readonly after: number;
  readonly roles: readonly Role[];
  /** A rank that will do as well. */
  readonly rankAtLeast?: number;
}

/** Lets somebody entitled do something for a case when they are next free; nothing where the case is followed no more. */
export function whenFree(
  life: CaseLife,
  { after, ...who }: Saying,
  world: World,
  act: (officer: Officer, state: CaseState) => Promise<void>,
): void {
  const { office, id } = life;
  world.agenda.add(afterOfficeMinutes(office.calendar, world.clock.at, after), async () => {
    const state = world.cases.find(id);
    if (!state) return;
    const duty = { ...who, unit: state.unit, service: state.service, type: null };
    const free = office.firstFree(life.chance.shuffled(office.whoMay(duty, world.clock.at)), world.clock.at);
    if (!free) return;
    world.agenda.add(Math.max(free.from, world.clock.at), async () => {
      const now = world.cases.find(id);
      if (now) await act(free.officer, now);
    });
  });
}

/** As whenFree, where what they do is to say one thing of the case; null leaves it unsaid. */
export function sayWhenFree(
  life: CaseLife,
  saying: Saying,
  world: World,
  say: (state: CaseState, officer: Officer) => CommandOnCase | null,
  then: () => void = () => {},
): void {
  whenFree(life, saying, world, async (officer, state) => {
    const command = say(state, officer);
    if (!command) return;
    const request = world.requests.by(officer.user, life.office.plan.code);
    if (wentThrough(await world.ledger.onCase(life.id, command, request), world.tally)) then();
  });
}
