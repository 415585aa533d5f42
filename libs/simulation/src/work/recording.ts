import { createHash } from 'node:crypto';
import type { Officer } from '../offices/index.ts';
import { DAY } from '../time/index.ts';
import { type World, wentThrough } from '../world/index.ts';
import type { CaseLife } from './case-life.ts';
import type { PlannedAct } from './plan-act.ts';
import { attachPage } from './scans.ts';

const LOOKED_UP = 0.15;

/** Writes an act down, in all cases of a group at once; what was signed on paper comes with its scan. */
export async function record(planned: PlannedAct, life: CaseLife, world: World): Promise<boolean> {
  const { recorder, page } = planned;
  const { id, office, followers } = life;
  const scan = page ? await attachPage(page, life, recorder, world) : null;
  const documents = scan ? { documents: [{ kind: 'scan', file: scan }] } : {};
  const command = { ...planned.command, facts: { ...planned.command.facts, ...documents } };
  const request = world.requests.by(recorder.user, office.plan.code);
  if (life.chance.happens(LOOKED_UP)) await lookUp(life, recorder, world);
  if (followers.length === 0) return wentThrough(await world.ledger.onCase(id, command, request), world.tally);
  const { items } = await world.ledger.onCases([id, ...followers], command, request);
  return items.every(({ answer }) => wentThrough(answer, world.tally));
}

/** Whoever opens a case is shown the names in it, and that is on record before they are. */
async function lookUp({ id, office }: CaseLife, { user }: Officer, { ledger, cases, clock }: World): Promise<void> {
  const { client, reporter } = cases.get(id);
  const subjects = [client, reporter].filter((subject) => subject !== null);
  const day = Math.floor(clock.at / DAY);
  await ledger.noteAccess({
    user,
    sessionHash: createHash('sha256').update(`${user}/${day}`).digest('hex'),
    purpose: 'case',
    subjects: new Map([[office.plan.code, subjects]]),
    case: id,
    correlationId: id,
  });
}
