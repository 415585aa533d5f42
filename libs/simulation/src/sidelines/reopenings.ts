import { endsOf, isHopedFor, liveOn, standardOf } from '../work/index.ts';
import type { Sideline } from '../world/index.ts';
import { sayWhenFree } from './when-free.ts';

/** A closed case is taken up again: somebody came back, or it should not have been closed. */
export const reopen: Sideline = (_, life, world) => {
  const { chance, office } = life;
  const closed = world.cases.get(life.id);
  if (!closed.terminal || closed.terminal.outcome === 'died' || !chance.happens(0.015)) return;
  const { procedure, ...standard } = standardOf(closed, office);
  const last = closed.history.findLast(({ state }) => state in procedure.states);
  sayWhenFree(
    life,
    { after: chance.between(400, 6_000), roles: [], rankAtLeast: 2 },
    world,
    ({ terminal }) => {
      if (!terminal || !last) return null;
      const facts = { reason: chance.pick(['client-returned', 'new-facts', 'closed-by-mistake', 'objection']) };
      return { kind: 'reopen', to: last.state, facts };
    },
    () => {
      const whole = { ...standard, procedure };
      life.end = endsOf(procedure).find((end) => isHopedFor(whole, end)) ?? life.end;
      life.ordinarySteps = 0;
      liveOn(life, world);
    },
  );
};
