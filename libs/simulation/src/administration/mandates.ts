import type { OfficeCommand } from '@jejak/domain';
import type { Officer, SimulatedOffice } from '../offices/index.ts';
import { DAY, dateIn, instantOf, startOfDay } from '../time/index.ts';
import type { World } from '../world/index.ts';
import { atSomeDesk, atTheDesk } from './at-the-desk.ts';
import { runBy } from './run-command.ts';

type GiveMandate = Extract<OfficeCommand, { kind: 'give-mandate' }>;

const VACANT_FROM = 100;
const SUCCEEDED_AFTER = 40;

/** Signing in the head's name where that is usual (a.n., u.b.), and the weeks between two heads of a division (Plt.). */
export function planMandates(office: SimulatedOffice, since: number, world: World): void {
  atSomeDesk(since + 3 * DAY, office, world, async (clerk) => {
    const approving = { ...standing(office, since, 12), mandateKind: 'a.n.', types: ['ApprovalDecided'] } as const;
    await give(clerk, office, approving, world);
    const of = { role: 'division-head', unit: 'rehsos' } as const;
    const user = office.officer('kasi-rehsos').user;
    const lent = { ...standing(office, since, 13), user, of, types: ['DraftReturned', 'SelectionDecided'] as const };
    await give(clerk, office, { ...lent, mandateKind: 'u.b.' }, world);
  });

  const vacant = startOfDay(office.plan.timeZone, since + VACANT_FROM * DAY);
  const succeeded = vacant + SUCCEEDED_AFTER * DAY;
  atTheDesk('admin', vacant - 4 * DAY, office, world, async () => {
    const position = { role: 'division-head', unit: 'linjamsos' } as const;
    const former = office.officer('kabid-lama').user;
    const tenure = office.state.tenures.find(({ user }) => user === former);
    if (!tenure) throw new Error(`${former} heads no division`);
    await runBy('admin', office, { kind: 'end-position', tenure: tenure.id, until: instantOf(vacant) }, world);
    const acting = { ...standing(office, vacant, 41), until: instantOf(succeeded), types: null, of: position };
    const user = office.officer('kasi-linjamsos').user;
    await give(office.officer('admin'), office, { ...acting, mandateKind: 'Plt.', user }, world);
  });
  atTheDesk('admin', succeeded - 5 * DAY, office, world, async () => {
    const position = { role: 'division-head', unit: 'linjamsos' } as const;
    const { user } = office.officer('kabid-linjamsos');
    const letter = letterOf(office, 'SK', 57, world.clock.at);
    const term = { from: instantOf(succeeded), until: null, letter };
    await runBy('admin', office, { kind: 'give-position', user, position, ...term }, world);
  });
}

/** From an instant on, by a letter with such a number that was written before. */
function standing(
  office: SimulatedOffice,
  from: number,
  letter: number,
): Omit<GiveMandate, 'kind' | 'mandateKind' | 'types'> {
  return {
    user: office.officer('sekretariat').user,
    of: { role: 'head', unit: 'dinas' },
    ...{ letter: letterOf(office, 'ST', letter, from - 4 * DAY), from: instantOf(from), until: null, services: null },
    givenBy: office.officer('kadis').user,
  };
}

function letterOf({ plan }: SimulatedOffice, kind: string, no: number, at: number) {
  const date = dateIn(plan.timeZone, at);
  return { number: `800/${no}/${plan.code}/${kind}/${date.slice(0, 4)}`, date };
}

function give(
  clerk: Officer,
  office: SimulatedOffice,
  mandate: Omit<GiveMandate, 'kind'>,
  world: World,
): Promise<string> {
  return runBy(clerk.key, office, { kind: 'give-mandate', ...mandate }, world);
}
