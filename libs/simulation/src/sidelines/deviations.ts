import { stepsFrom } from '@jejak/domain';
import { distancesTo, liveOn, standardOf } from '../work/index.ts';
import type { Sideline } from '../world/index.ts';
import { sayWhenFree } from './when-free.ts';

const EXPLANATION = 'Sudah dilakukan di lapangan sebelum berkas lengkap.';

/** Somebody did a step out of order; a section head records it so, and the case goes on from there. */
export const stepOutOfOrder: Sideline = (_, life, world) => {
  const { chance, office } = life;
  if (!chance.happens(0.004) || life.followers.length > 0) return;
  sayWhenFree(
    life,
    { after: chance.between(5, 200), roles: [], rankAtLeast: 1 },
    world,
    (state) => {
      if (state.terminal) return null;
      const { procedure } = standardOf(state, office);
      const distances = distancesTo(procedure, life.end);
      const here = distances.get(state.status) ?? 0;
      const possible = new Set(stepsFrom(procedure, state.status).map(({ key }) => key));
      const ahead = procedure.steps.filter(
        ({ key, to, party }) =>
          !possible.has(key) && !party && to in procedure.states && isNearer(distances.get(to), here),
      );
      const step = chance.weighted(ahead, () => 1);
      if (!step) return null;
      const facts = { reason: chance.pick(['emergency', 'already-done', 'no-paper-yet']), explanation: EXPLANATION };
      return { kind: 'record-step', step: step.key, deviation: { to: step.to, facts } };
    },
    () => liveOn(life, world),
  );
};

function isNearer(there: number | undefined, here: number): boolean {
  return there !== undefined && there > 0 && there < here;
}
