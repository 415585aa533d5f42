import { StoreFull } from '@jejak/event-store';
import type { AllottedNumber, Answer } from '@jejak/ledger';
import { afterOfficeMinutes } from '../time/index.ts';
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

const AGAIN_AFTER_OFFICE_MINUTES = 60;

/** Where the register has no room for it, or had none for the number, the secretariat comes back to it. */
async function voidNumber(voided: Voided, life: CaseLife, world: World): Promise<void> {
  const { id, office } = life;
  const { document, recordedAt } = voided;
  const { code } = office.plan;
  const allotted = await world.ledger.numberOf('letters', { case: id, document, office: code, recordedAt }, 1_000);
  const answer = allotted && (await voidAllotted(allotted, voided, life, world));
  if (answer) wentThrough(answer, world.tally);
  else {
    const later = afterOfficeMinutes(office.calendar, world.clock.at, AGAIN_AFTER_OFFICE_MINUTES);
    world.agenda.add(later, () => voidNumber(voided, life, world));
  }
}

/** Null where there is no room. */
async function voidAllotted(
  { number, printed }: AllottedNumber,
  { reason }: Voided,
  { office }: CaseLife,
  { ledger, requests }: World,
): Promise<Answer | null> {
  const { code } = office.plan;
  const year = Number(printed.split('-').at(-2));
  try {
    return await ledger.voidNumber(
      'letters',
      code,
      year,
      number,
      reason,
      requests.by(office.officer('sekretariat').user, code),
    );
  } catch (error) {
    if (error instanceof StoreFull) return null;
    throw error;
  }
}
