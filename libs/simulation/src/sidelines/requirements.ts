import type { CaseState } from '@jejak/domain';
import { type CaseLife, standardOf } from '../work/index.ts';
import type { Opening } from '../world/index.ts';
import { DESK, sayWhenFree } from './when-free.ts';

const WAIVED = 0.06;

/** Papers that were missing when the report came in are brought in later, or a section head does without them. */
export const bringPapers: Opening = (life, world) => {
  const { chance } = life;
  const missing = missingOf(world.cases.get(life.id), life);
  const [brought, given] = chance.shuffled(missing);
  if (brought !== undefined && chance.happens(0.35)) {
    const saying = { after: chance.between(30, 1_200), roles: DESK };
    sayWhenFree(life, saying, world, ({ terminal }) =>
      terminal ? null : { kind: 'receive-requirement', facts: { no: brought } },
    );
  }
  if (given !== undefined && chance.happens(WAIVED)) {
    const facts = { no: given, reason: chance.pick(['no-papers', 'not-applicable', 'emergency']) };
    const saying = { after: chance.between(60, 800), roles: [], rankAtLeast: 1 };
    sayWhenFree(life, saying, world, ({ terminal }) => (terminal ? null : { kind: 'waive-requirement', facts }));
  }
};

function missingOf(state: CaseState, { office }: CaseLife): readonly number[] {
  const { requirements } = standardOf(state, office).components;
  if (!requirements.published) return [];
  const settled = state.requirements.map(({ no }) => no);
  return requirements.value.map(({ no }) => no).filter((no) => !settled.includes(no));
}
