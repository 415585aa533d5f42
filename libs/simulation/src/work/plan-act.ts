import type { Act, CaseState, Instant, Party, RecordStep, Standard } from '@jejak/domain';
import type { Duty, Officer } from '../offices/index.ts';
import { afterOfficeMinutes, instantOf } from '../time/index.ts';
import type { World } from '../world/index.ts';
import type { CaseLife } from './case-life.ts';
import { namedBy } from './named-by.ts';
import { effortOf, promisedMinutes } from './pace.ts';
import { type Page, scanPage } from './scans.ts';
import { stepFactsOf } from './step-facts-of.ts';

/** An act as it will be done, by whom, and when and by whom it will be written down. */
export interface PlannedAct {
  readonly act: Act;
  readonly command: RecordStep;
  readonly recorder: Officer;
  /** Epoch milliseconds. */
  readonly recordedAt: number;
  /** Where it was signed on paper, and the secretariat enters it with a scan. */
  readonly page: Page | null;
}

const WRITTEN_DOWN_LATER = 0.12;
const SIGNED_ON_PAPER = 0.2;
const MOST_OF_THE_PROMISE = 0.06;
const SIGNED: ReadonlySet<string> = new Set(['DocumentSigned', 'ApprovalDecided', 'FieldVisitOrdered']);

/** Finds who does an act and when, from an instant on, and keeps them busy with it; null where nobody may. */
export function planAct(act: Act, life: CaseLife, standard: Standard, world: World): PlannedAct | null {
  const { office, chance } = life;
  const from = world.clock.at;
  const state = world.cases.get(life.id);
  const duty = { unit: state.unit, service: state.service, type: act.type };
  const recorders = office.whoMay({ ...duty, roles: act.recordedBy }, from);
  if ('party' in act.decidedBy) {
    const at = office.firstFree(recorders, from);
    if (!at) return null;
    office.occupy(at.officer, afterOfficeMinutes(office.calendar, at.from, 5));
    return written(act, null, at.officer, from, at.from, life, state);
  }
  const performers = performersOf(act, { ...duty, roles: act.decidedBy }, life, state, from);
  const doing = office.firstFree(chance.shuffled(performers), from);
  if (!doing) return null;
  const done = afterOfficeMinutes(office.calendar, doing.from, effortOf(act.type, standard, chance));
  office.occupy(doing.officer, done);
  const self = recorders.some(({ user }) => user === doing.officer.user);
  const onPaper = SIGNED.has(act.type) && act.recordedBy.includes('secretariat') && chance.happens(SIGNED_ON_PAPER);
  // Where the whole service takes two hours, nobody leaves a note lying for a day.
  const mostLater = promisedMinutes(standard) * MOST_OF_THE_PROMISE;
  const after = (least: number, most: number) =>
    afterOfficeMinutes(office.calendar, done, Math.min(chance.between(least, most), mostLater));
  if (self && !onPaper) {
    const entered = chance.happens(WRITTEN_DOWN_LATER) ? after(20, 900) : done;
    return written(act, doing.officer, doing.officer, done, entered, life, state);
  }
  const clerks = onPaper ? recorders.filter(({ position }) => position?.role === 'secretariat') : recorders;
  const clerk = office.firstFree(clerks, onPaper ? after(30, 700) : after(2, 60));
  return (
    clerk && {
      ...written(act, doing.officer, clerk.officer, done, clerk.from, life, state),
      page: onPaper ? scanPage('scan', life, world) : null,
    }
  );
}

/** Whoever prepared a draft neither initials nor signs it; whoever verified does not sign. */
function performersOf(
  act: Act,
  duty: Duty,
  { office }: CaseLife,
  { duties }: CaseState,
  at: number,
): readonly Officer[] {
  const signs = act.type === 'DocumentSigned' || ('milestone' in act && act.milestone === 'signed');
  const initials = act.type === 'DraftInitialled';
  const barred = [...(signs || initials ? duties.preparedBy : []), ...(signs ? duties.verifiedBy : [])];
  return office.whoMay(duty, at).filter(({ user }) => !barred.includes(user));
}

function written(
  act: Act,
  performer: Officer | null,
  recorder: Officer,
  done: number,
  recordedAt: number,
  life: CaseLife,
  state: CaseState,
): PlannedAct {
  const [party, ...others] = act.party ?? [];
  const given: Party | undefined = party && life.chance.pick([party, ...others]);
  const occurredAt: Instant = instantOf(Math.min(done, recordedAt));
  const command: RecordStep = {
    kind: 'record-step',
    step: act.key,
    occurredAt,
    facts: { ...stepFactsOf(act.type, act.outcome, life.chance), ...namedBy(act, life, state, recordedAt) },
    ...(performer ? { performedBy: { user: performer.user } } : {}),
    ...(given ? { party: given } : {}),
  };
  return { act, command, recorder, recordedAt, page: null };
}
