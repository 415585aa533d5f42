import type { CaseLife } from '../work/index.ts';
import { type Sideline, type World, wentThrough } from '../world/index.ts';
import { sayWhenFree } from './when-free.ts';

/** A letter turns out not to be needed, or to be wrong: it is voided, and its number with it. */
export const voidLetter: Sideline = (done, life, world) => {
  const { chance } = life;
  if (done.type !== 'DocumentSigned' || !chance.happens(0.02)) return;
  const document = world.cases.get(life.id).documents.at(-1);
  if (!document) return;
  const recordedAt = world.clock.now();
  const reason = chance.pick(['wrong-content', 'not-used', 'superseded']);
  sayWhenFree(
    life,
    { after: chance.between(60, 900), roles: [], rankAtLeast: 2 },
    world,
    () => ({ kind: 'void-document', facts: { document: document.id, reason } }),
    () =>
      world.agenda.add(world.clock.at, () => voidNumber({ document: document.id, recordedAt, reason }, life, world)),
  );
};

interface Voided {
  readonly document: string;
  /** When the letter was recorded; its year is the register's. */
  readonly recordedAt: string;
  readonly reason: string;
}

async function voidNumber({ document, recordedAt, reason }: Voided, { id, office }: CaseLife, world: World) {
  const { code } = office.plan;
  const allotted = await world.ledger.numberOf('letters', { case: id, document, office: code, recordedAt }, 1_000);
  if (!allotted) throw new Error(`the letter ${document} has no number`);
  const year = Number(allotted.printed.split('-').at(-2));
  const request = world.requests.by(office.officer('sekretariat').user, code);
  const answer = await world.ledger.voidNumber('letters', code, year, allotted.number, reason, request);
  wentThrough(answer, world.tally);
}
