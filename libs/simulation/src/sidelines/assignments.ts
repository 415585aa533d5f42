import type { Sideline } from '../world/index.ts';
import { sayWhenFree } from './when-free.ts';

/** A section head gives the case to another case worker. */
export const reassign: Sideline = (_, life, world) => {
  const { chance, office } = life;
  if (!chance.happens(0.006)) return;
  sayWhenFree(life, { after: chance.between(20, 500), roles: [], rankAtLeast: 1 }, world, (state) => {
    const duty = { roles: ['case-worker'] as const, unit: state.unit, service: state.service, type: null };
    const others = office.whoMay(duty, world.clock.at).filter(({ user }) => user !== state.assignee);
    const [assignee] = chance.shuffled(others);
    return assignee && !state.terminal ? { kind: 'reassign', facts: { assignee: assignee.user } } : null;
  });
};
