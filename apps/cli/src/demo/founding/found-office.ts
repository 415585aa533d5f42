import type { OfficeCommand } from '@jejak/domain';
import { type Ledger, nameId } from '@jejak/ledger';
import { nationalCalendar } from '@jejak/standards';
import { accepted } from '../accepted.ts';
import { type DemoOffice, unitOf } from '../offices.ts';
import { DEMO_NAMESPACE, FOUNDER, type Officer, UNITS } from '../people/index.ts';

/** Founds an office through the ledger: units, calendar, people at their posts, its standards from `since` on. */
export async function foundOffice(ledger: Ledger, office: DemoOffice, since: string): Promise<void> {
  const { code, staff } = office;
  const administrator = holder(staff, 'admin');
  const head = holder(staff, 'kadis');
  let count = 0;
  const run = async (command: OfficeCommand, user: string) => {
    const commandId = nameId(DEMO_NAMESPACE, `${code}/founding/${count++}`);
    const instanceAdministrator = user === FOUNDER.user;
    const request = { commandId, user, instanceAdministrator, body: {}, correlationId: commandId, office: null };
    accepted(await ledger.onOffice(code, command, request));
  };

  const { name, city, province, regionCode, timeZone } = office;
  const establishing = { code, name, city, province, regionCode, demo: true, units: UNITS };
  const { user, name: administratorName } = administrator;
  const calendar = nationalCalendar(timeZone);
  await run(
    { kind: 'establish-office', ...establishing, calendar, administrator: { user, name: administratorName } },
    FOUNDER.user,
  );
  for (const officer of staff) {
    if (officer === administrator) continue;
    await run({ kind: 'register-officer', user: officer.user, name: officer.name, nip: null }, user);
    const { position, grant } = officer;
    if (position) {
      const term = { from: `${since}T00:00:00.000Z`, until: null, letter: null };
      await run({ kind: 'give-position', user: officer.user, position, ...term }, user);
    }
    if (grant) await run({ kind: 'give-grant', user: officer.user, grant }, user);
  }
  for (const standard of office.standards) {
    const { number, date } = standard.publication.decree;
    const decree = { number: number ?? 'tanpa nomor', date: date ?? since };
    await run(
      { kind: 'adopt-standard', standard, unit: unitOf(standard), decree, from: since, until: null },
      head.user,
    );
  }
}

function holder(staff: readonly Officer[], key: string): Officer {
  const found = staff.find((officer) => officer.key === key);
  if (!found) throw new Error(`nobody is ${key}`);
  return found;
}
