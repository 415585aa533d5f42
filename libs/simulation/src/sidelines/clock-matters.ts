import type { Chance } from '../seed/index.ts';
import { liveOn, standardOf } from '../work/index.ts';
import { type Sideline, wentThrough } from '../world/index.ts';
import { DESK, sayWhenFree, whenFree } from './when-free.ts';

/** Nobody is at home, a body does not answer: the case waits, and goes on when that is over. */
export const waitForSomebody: Sideline = (_, life, world) => {
  const { chance } = life;
  if (!chance.happens(0.008)) return;
  const { reason, party } = chance.pick([
    { reason: 'client-unavailable', party: 'family' },
    { reason: 'client-unavailable', party: 'applicant' },
    { reason: 'third-party', party: 'hospital' },
    { reason: 'force-majeure', party: 'other-agency' },
  ]);
  const desk = { roles: DESK };
  sayWhenFree(
    life,
    { ...desk, after: chance.between(5, 200) },
    world,
    (state) => (state.terminal || life.followers.length > 0 ? null : { kind: 'pause-clock', facts: { reason, party } }),
    () => {
      // Until then nobody works on it.
      life.turn++;
      sayWhenFree(
        life,
        { ...desk, after: chance.between(300, 2_000) },
        world,
        () => ({ kind: 'resume-clock', facts: {} }),
        () => liveOn(life, world),
      );
    },
  );
};

/** A division head extends the term; the secretariat enters the letter. */
export const extendTerm: Sideline = (_, life, world) => {
  const { chance, office } = life;
  if (!chance.happens(0.005)) return;
  whenFree(life, { after: chance.between(5, 120), roles: ['secretariat'] }, world, async (clerk, state) => {
    const duty = { roles: [], rankAtLeast: 2, unit: state.unit, service: state.service, type: null };
    const present = office.whoMay(duty, world.clock.at).filter((officer) => !office.isAway(officer, world.clock.at));
    const [superior] = chance.shuffled(present);
    if (!superior || state.terminal) return;
    const { unit } = standardOf(state, office).procedure.clock;
    const facts = { by: unitsMore(unit, chance), reason: chance.pick(['complex-case', 'third-party']) };
    const command = { kind: 'extend-term', performedBy: { user: superior.user }, facts } as const;
    const request = world.requests.by(clerk.user, office.plan.code);
    wentThrough(await world.ledger.onCase(life.id, command, request), world.tally);
  });
};

/** A few days; of a promise in weeks or months one of them, of one in minutes up to an hour. */
function unitsMore(unit: string, chance: Chance): number {
  if (unit === 'day') return chance.between(1, 3);
  return unit === 'minute' ? chance.between(2, 6) * 10 : 1;
}
