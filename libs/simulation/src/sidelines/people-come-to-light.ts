import type { SubjectCommand } from '@jejak/domain';
import { clientOf } from '../people/index.ts';
import { type Opening, wentThrough } from '../world/index.ts';
import { DESK, whenFree } from './when-free.ts';

const OFFICE_DAY = 450;
const IDENTIFIED = 0.7;
const KNOWN_ALREADY = 0.12;

/** Somebody whom nobody knew turns out to be somebody, days later; now and then somebody whom the office knows. */
export const comeToLight: Opening = (life, world) => {
  const { chance, office } = life;
  const { client: subject } = world.cases.get(life.id);
  if (!subject || !world.unknown.delete(subject) || !chance.happens(IDENTIFIED)) return;
  const after = Math.floor(chance.lognormal(3 * OFFICE_DAY, 0.8));
  whenFree(life, { after, roles: DESK }, world, async ({ user }) => {
    const { code, regionCode } = office.plan;
    const year = new Date(world.clock.at).getUTCFullYear();
    const others = world.recent.of(code).filter(({ client }) => client !== null && client !== subject);
    const same = chance.happens(KNOWN_ALREADY) ? chance.weighted(others, () => 1)?.client : null;
    const { identity } = clientOf(chance, { regionCode, unknown: false, child: false, year });
    const command: SubjectCommand = same
      ? { kind: 'merge-subject', facts: { into: same, basis: 'same-person-recognised' } }
      : { kind: 'identify-subject', facts: { ...identity, basis: 'fingerprint' } };
    const answer = await world.ledger.onSubject(subject, command, world.requests.by(user, code));
    wentThrough(answer, world.tally);
  });
};
