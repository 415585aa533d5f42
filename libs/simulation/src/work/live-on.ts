import type { Act, CaseState, Standard } from '@jejak/domain';
import { DAY } from '../time/index.ts';
import type { World } from '../world/index.ts';
import { recordBeside } from './beside.ts';
import { beginLife, type CaseLife, standardOf } from './case-life.ts';
import { chooseAct } from './choose-act.ts';
import { lyingUntil, waitingUntil } from './pace.ts';
import { planAct } from './plan-act.ts';
import { record } from './recording.ts';

const LONGEST_REST = 14 * DAY;
/** From the assessment on, everybody of a group goes their own way; where there is none, now and then somebody does. */
const SCATTERING = 'CaseAssessed';
const GOES_OWN_WAY = 0.01;
const FOLLOWED_ON = 60 * DAY;

/** Lets a case that goes its own way take its course. */
export function begin(life: CaseLife, world: World): void {
  for (const opening of world.openings) opening(life, world);
  liveOn(life, world);
}

/** Puts the next act of a case on the agenda; nothing where it is closed or nothing leads on. */
export function liveOn(life: CaseLife, world: World): void {
  const state = world.cases.get(life.id);
  if (state.terminal) return;
  const standard = standardOf(state, life.office);
  const way = chooseAct(life, state, standard, world);
  if (!way) return;
  const from = world.clock.at;
  const { act } = way;
  const party = 'party' in act.decidedBy ? act.decidedBy.party : standard.procedure.states[state.status]?.waitingFor;
  const ready = party ? waitingUntil(life, standard, party, from) : lyingUntil(act.type, life, standard, from);
  const turn = ++life.turn;
  world.agenda.add(ready, async () => {
    if (life.turn === turn) take(act, life, state, standard, world);
  });
}

/** Somebody takes the file up: who, and when they will be done, is known only now. */
function take(act: Act, life: CaseLife, state: CaseState, standard: Standard, world: World): void {
  const planned = planAct(act, life, standard, world);
  const { turn } = life;
  if (!planned) {
    comeBack(life, world);
    return;
  }
  world.agenda.add(Math.max(planned.recordedAt, world.clock.at), async () => {
    if (life.turn !== turn || world.cases.get(life.id).status !== state.status) return;
    if (await record(planned, life, world)) {
      if (life.ordinarySteps > 0) life.ordinarySteps--;
      world.tally.count(world.tally.acts, `${standard.service}/${act.key}`);
      stepDone(act, life, world);
    } else comeBack(life, world);
  });
}

function stepDone(act: Act, life: CaseLife, world: World): void {
  const goOwnWay = life.followers.filter(() => act.type === SCATTERING || life.chance.happens(GOES_OWN_WAY));
  life.followers = life.followers.filter((id) => !goOwnWay.includes(id));
  for (const id of goOwnWay) begin(beginLife(id, life.office, life.chance.another(), world), world);
  recordBeside(act, life, world);
  for (const sideline of world.sidelines) sideline(act, life, world);
  liveOn(life, world);
  forgetLater(life, world);
}

/** A closed case is followed for a while, for what may still come of it. */
function forgetLater({ id }: CaseLife, { agenda, clock, cases, tally }: World): void {
  const { terminal, service } = cases.get(id);
  if (!terminal) return;
  tally.count(tally.reached, `${service}/${terminal.state}`);
  agenda.add(clock.at + FOLLOWED_ON, async () => {
    if (cases.find(id)?.terminal) cases.forget(id);
  });
}

/** Nobody could, or the ledger said no: the file is looked at again another day, each time after a longer rest. */
function comeBack(life: CaseLife, world: World): void {
  const { turn } = life;
  const rest = Math.min(DAY * 2 ** life.refusals++, LONGEST_REST);
  world.agenda.add(world.clock.at + rest, async () => {
    if (life.turn === turn) liveOn(life, world);
  });
}
