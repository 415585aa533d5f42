import type { Officer, SimulatedOffice } from '../offices/index.ts';
import { DAY, dateIn, HOUR, instantOf, startOfDay } from '../time/index.ts';
import type { World } from '../world/index.ts';
import { atSomeDesk } from './at-the-desk.ts';
import { runBy } from './run-command.ts';

interface Absence {
  readonly officer: Officer;
  /** Local midnights; epoch milliseconds. */
  readonly from: number;
  readonly until: number;
  /** Back before that; null where they stay away as long as they said. */
  readonly back: number | null;
}

const ABSENCES_A_YEAR = { head: 6, others: 2 };
const BACK_EARLY = 0.15;

/** Leave, training, illness: everybody is away now and then, and for the head somebody stands in by letter (Plh.). */
export function planAbsences(office: SimulatedOffice, since: number, world: World): void {
  const { chance } = world;
  for (const officer of office.plan.staff) {
    if (!officer.position) continue;
    const isHead = officer.position.role === 'head';
    const times = isHead ? ABSENCES_A_YEAR.head : ABSENCES_A_YEAR.others;
    for (let index = 0; index < times; index++) {
      const part = (index + chance.next() * 0.8) / times;
      const from = startOfDay(office.plan.timeZone, since + Math.floor(part * 340 + 8) * DAY + 12 * HOUR);
      const days = chance.between(2, isHead ? 5 : 9);
      const back = days > 2 && chance.happens(BACK_EARLY) ? from + (days - 1) * DAY : null;
      const absence = { officer, from, until: from + days * DAY, back };
      const known = from - chance.between(3, 10) * DAY;
      atSomeDesk(known, office, world, (clerk) => enter(absence, clerk, office, world));
    }
  }
}

async function enter(
  { officer, from, until, back }: Absence,
  clerk: Officer,
  office: SimulatedOffice,
  world: World,
): Promise<void> {
  const term = { from: instantOf(from), until: instantOf(until) };
  const absence = await runBy(clerk.key, office, { kind: 'record-absence', user: officer.user, ...term }, world);
  const isHead = officer.position?.role === 'head';
  const mandate = isHead ? await standIn(from, until, clerk, office, world) : null;
  if (back === null) return;
  // They say so the day before, in the morning.
  atSomeDesk(back - 16 * HOUR, office, world, async ({ key }) => {
    await runBy(key, office, { kind: 'end-absence', absence, until: instantOf(back) }, world);
    if (mandate === null) return;
    const ending = { until: instantOf(back), revokedBy: officer.user };
    await runBy(key, office, { kind: 'revoke-mandate', mandate, ...ending }, world);
  });
}

function standIn(from: number, until: number, clerk: Officer, office: SimulatedOffice, world: World): Promise<string> {
  const day = dateIn(office.plan.timeZone, world.clock.at);
  const letter = { number: `800/${world.chance.between(10, 990)}/PLH/${day.slice(0, 4)}`, date: day };
  return runBy(
    clerk.key,
    office,
    {
      kind: 'give-mandate',
      mandateKind: 'Plh.',
      user: office.officer('kabid-rehsos').user,
      of: { role: 'head', unit: 'dinas' },
      ...{ letter, from: instantOf(from), until: instantOf(until), services: null, types: null },
      givenBy: office.officer('kadis').user,
    },
    world,
  );
}
