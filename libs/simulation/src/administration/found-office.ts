import type { OfficeCommand } from '@jejak/domain';
import { nationalCalendar } from '@jejak/standards';
import { FOUNDER, type SimulatedOffice, UNITS, unitOf } from '../offices/index.ts';
import { dateIn, instantOf } from '../time/index.ts';
import { accepted, type World } from '../world/index.ts';

/** Founds an office through the ledger: units, calendar, people at their posts, and its standards from then on. */
export async function foundOffice(world: World, office: SimulatedOffice): Promise<void> {
  const { plan } = office;
  const { code, name, city, province, regionCode, timeZone } = plan;
  const administrator = office.officer('admin');
  const since = world.clock.at;
  const from = instantOf(since);
  const run = async (command: OfficeCommand, user: string) =>
    accepted(await world.ledger.onOffice(code, command, world.requests.by(user, null)));

  await run(
    {
      kind: 'establish-office',
      ...{ code, name, city, province, regionCode, demo: true, units: UNITS },
      calendar: nationalCalendar(timeZone),
      administrator: { user: administrator.user, name: administrator.name },
    },
    FOUNDER.user,
  );
  const { user } = administrator;
  for (const officer of plan.staff) {
    if (officer === administrator) continue;
    await run({ kind: 'register-officer', user: officer.user, name: officer.name, nip: null }, user);
    const { position, grant, successor } = officer;
    if (position && !successor) {
      await run({ kind: 'give-position', user: officer.user, position, from, until: null, letter: null }, user);
    }
    if (grant) await run({ kind: 'give-grant', user: officer.user, grant }, user);
  }
  const head = office.officer('kadis');
  const today = dateIn(timeZone, since);
  for (const standard of plan.standards) {
    const { number, date } = standard.publication.decree;
    const decree = { number: number ?? 'tanpa nomor', date: date ?? today };
    const adopting = { standard, unit: unitOf(standard), decree, from: today, until: null };
    await run({ kind: 'adopt-standard', ...adopting }, head.user);
  }
}
