import type { Act, CaseState, Standard } from '@jejak/domain';
import { DAY } from '../time/index.ts';
import { type World, wentThrough } from '../world/index.ts';
import { type CaseLife, standardOf } from './case-life.ts';
import { chooseAct } from './choose-act.ts';
import { lyingUntil, waitingUntil } from './pace.ts';
import { type PlannedAct, planAct } from './plan-act.ts';

const MOST_REFUSALS = 6;

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
  const ready = party ? waitingUntil(life, standard, party, from) : lyingUntil(life, standard, from);
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
      liveOn(life, world);
    } else comeBack(life, world);
  });
}

async function record({ command, recorder }: PlannedAct, life: CaseLife, world: World): Promise<boolean> {
  const request = world.requests.by(recorder.user, life.office.plan.code);
  return wentThrough(await world.ledger.onCase(life.id, command, request), world.tally);
}

/** Nobody could, or the ledger said no: the file is looked at again another day. */
function comeBack(life: CaseLife, world: World): void {
  if (++life.refusals > MOST_REFUSALS) return;
  const { turn } = life;
  world.agenda.add(world.clock.at + DAY, async () => {
    if (life.turn === turn) liveOn(life, world);
  });
}
