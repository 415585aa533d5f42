import { type Act, type CaseState, type ParallelFact, parallelIn, type StepType } from '@jejak/domain';
import { afterOfficeMinutes, DAY, HOUR } from '../time/index.ts';
import type { World } from '../world/index.ts';
import { type CaseLife, standardOf } from './case-life.ts';
import { planAct } from './plan-act.ts';
import { record } from './recording.ts';

const INITIALLED = 0.8;
const ANYTHING_ELSE = 0.12;
/** A stay ends with these; see the sub-limits of the standards. */
const ENDS_A_STAY: ReadonlySet<string> = new Set([
  'ClientSent',
  'ClientReturnedToFamily',
  'ClientLeft',
  'ClientDied',
  'ClientDeparted',
]);

/** True while the client is in the shelter. */
export function isInside({ history }: CaseState): boolean {
  const last = history.findLast(({ type }) => type === 'ClientSheltered' || ENDS_A_STAY.has(type));
  return last?.type === 'ClientSheltered';
}

/** What is recorded beside the procedure after an act: initials on a draft, a stay in the shelter, aid at once. */
export function recordBeside(done: Act, life: CaseLife, world: World): void {
  const { chance, office } = life;
  const soon = afterOfficeMinutes(office.calendar, world.clock.at, chance.between(5, 60));
  if (done.type === 'DraftPrepared' && chance.happens(INITIALLED)) beside('DraftInitialled', soon, life, world);
  if (done.type === 'ClientSheltered') endStay(life, world);
  if (chance.happens(ANYTHING_ELSE)) {
    const types = (['AidDelivered', 'DataEntered', 'PartyDocumentReceived'] as const).filter(
      (type) => !world.cases.get(life.id).history.some((entry) => entry.type === type),
    );
    const type = chance.weighted(types, () => 1);
    if (type) beside(type, soon, life, world);
  }
}

/** Some clients need a roof within hours, where the service has one. */
export function shelterAtOnce(life: CaseLife, likelihood: number, world: World): void {
  if (!life.chance.happens(likelihood)) return;
  beside('ClientSheltered', world.clock.at + life.chance.between(1, 3) * HOUR, life, world, () => endStay(life, world));
}

/** Most stays end within the three days that are allowed. */
function endStay(life: CaseLife, world: World): void {
  const until = world.clock.at + Math.floor(life.chance.lognormal(2 * DAY, 0.45));
  world.agenda.add(until, async () => {
    const state = world.cases.find(life.id);
    if (state && isInside(state)) beside('ClientDeparted', world.clock.at, life, world);
  });
}

function beside(type: StepType, at: number, life: CaseLife, world: World, then: () => void = () => {}): void {
  world.agenda.add(at, async () => {
    const act = factOf(type, life, world);
    const planned = act && planAct(act, life, standardOf(world.cases.get(life.id), life.office), world);
    if (!planned) return;
    world.agenda.add(Math.max(planned.recordedAt, world.clock.at), async () => {
      if (factOf(type, life, world) && (await record(planned, life, world))) then();
    });
  });
}

/** The fact of that type that may stand beside the case now. */
function factOf(type: StepType, life: CaseLife, world: World): ParallelFact | undefined {
  const state = world.cases.find(life.id);
  if (!state) return undefined;
  const { procedure } = standardOf(state, life.office);
  const standing = { state: state.status, visited: state.visited, terminal: state.terminal !== null };
  return parallelIn(procedure, standing).find((fact) => fact.type === type);
}
