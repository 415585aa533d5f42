import type { OfficeCommand } from '@jejak/domain';
import type { SimulatedOffice } from '../offices/index.ts';
import { DAY, dateIn, instantOf, startOfDay } from '../time/index.ts';
import type { World } from '../world/index.ts';
import { runBy } from './run-command.ts';

type GiveMandate = Extract<OfficeCommand, { kind: 'give-mandate' }>;

const VACANT_FROM = 100;
const SUCCEEDED_AFTER = 40;

/** Signing in the head's name where that is usual (a.n., u.b.), and the weeks between two heads of a division (Plt.). */
export function planMandates(office: SimulatedOffice, since: number, world: World): void {
  const { agenda } = world;
  agenda.add(since + 3 * DAY, async () => {
    await give(office, { ...standing(office, since), mandateKind: 'a.n.', types: ['ApprovalDecided'] }, world);
    const of = { role: 'division-head', unit: 'rehsos' } as const;
    const user = office.officer('kasi-rehsos').user;
    const lent = { ...standing(office, since), user, of, types: ['DraftReturned', 'SelectionDecided'] as const };
    await give(office, { ...lent, mandateKind: 'u.b.' }, world);
  });

  const vacant = startOfDay(office.plan.timeZone, since + VACANT_FROM * DAY);
  const succeeded = vacant + SUCCEEDED_AFTER * DAY;
  agenda.add(vacant - 2 * DAY, async () => {
    const position = { role: 'division-head', unit: 'linjamsos' } as const;
    const former = office.officer('kabid-lama').user;
    const tenure = office.state.tenures.find(({ user }) => user === former);
    if (!tenure) throw new Error(`${former} heads no division`);
    await runBy('admin', office, { kind: 'end-position', tenure: tenure.id, until: instantOf(vacant) }, world);
    const acting = { ...standing(office, vacant), until: instantOf(succeeded), types: null, of: position };
    await give(office, { ...acting, mandateKind: 'Plt.', user: office.officer('kasi-linjamsos').user }, world);
  });
  agenda.add(succeeded - 3 * DAY, async () => {
    const position = { role: 'division-head', unit: 'linjamsos' } as const;
    const { user } = office.officer('kabid-linjamsos');
    const letter = letterOf(office, 'SK', succeeded);
    const term = { from: instantOf(succeeded), until: null, letter };
    await runBy('admin', office, { kind: 'give-position', user, position, ...term }, world);
  });
}

function standing(office: SimulatedOffice, from: number): Omit<GiveMandate, 'kind' | 'mandateKind' | 'types'> {
  return {
    user: office.officer('sekretariat').user,
    of: { role: 'head', unit: 'dinas' },
    ...{ letter: letterOf(office, 'ST', from), from: instantOf(from), until: null, services: null },
    givenBy: office.officer('kadis').user,
  };
}

function letterOf({ plan }: SimulatedOffice, kind: string, at: number) {
  const date = dateIn(plan.timeZone, at);
  return { number: `800/${plan.code}/${kind}/${date.slice(0, 4)}`, date };
}

function give(office: SimulatedOffice, mandate: Omit<GiveMandate, 'kind'>, world: World): Promise<string> {
  return runBy('sekretariat', office, { kind: 'give-mandate', ...mandate }, world);
}
