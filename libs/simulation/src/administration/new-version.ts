import { type Standard, standardHash } from '@jejak/domain';
import { type SimulatedOffice, unitOf } from '../offices/index.ts';
import { DAY, dateIn } from '../time/index.ts';
import { type World, wentThrough } from '../world/index.ts';
import { atTheDesk } from './at-the-desk.ts';
import { runBy } from './run-command.ts';

const FROM = 270;
const REBOUND = 0.4;

/** A decree renews one standard: new reports go by the new version, and some open cases are bound to it by a decision. */
export function planNewVersion(office: SimulatedOffice, since: number, world: World): void {
  const { standards, timeZone } = office.plan;
  const old = standards.at(-1);
  if (!old) return;
  const { service } = old;
  const effective = since + FROM * DAY;
  const date = dateIn(timeZone, effective);
  const decreed = dateIn(timeZone, effective - 20 * DAY);
  const renewed = renewedBy(old, decreed);
  // Well before: the head may be away for some days.
  atTheDesk('kadis', effective - 15 * DAY, office, world, async () => {
    const until = dateIn(timeZone, effective - DAY);
    await runBy('kadis', office, { kind: 'end-standard', service, hash: standardHash(old), until }, world);
    const decree = { number: renewed.publication.decree.number ?? '', date: decreed };
    const adopting = { standard: renewed, unit: unitOf(old), decree, from: date, until: null };
    await runBy('kadis', office, { kind: 'adopt-standard', ...adopting }, world);
  });
  atTheDesk('kadis', effective + DAY, office, world, async () => {
    const standard = standardHash(renewed);
    for (const state of world.cases.openAt(office.plan.code, service)) {
      if (!world.chance.happens(REBOUND)) continue;
      const request = world.requests.by(office.officer('kadis').user, office.plan.code);
      const command = { kind: 'rebind-standard', facts: { standard } } as const;
      wentThrough(await world.ledger.onCase(state.id, command, request), world.tally);
    }
  });
}

function renewedBy({ publication, ...standard }: Standard, date: string): Standard {
  const { decree } = publication;
  const number = `${decree.number ?? '11/DINSOS'}/P/${date.slice(0, 4)}`;
  return { ...standard, publication: { ...publication, decree: { ...decree, number, date } } };
}
