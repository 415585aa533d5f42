import type { SimulatedOffice } from '../offices/index.ts';
import { DAY, dateIn, whenOpen } from '../time/index.ts';
import type { World } from '../world/index.ts';
import { atTheDesk } from './at-the-desk.ts';
import { runBy } from './run-command.ts';

/** A working day is declared a holiday only days before, which moves the due dates of what is open; another one is taken back. */
export function planHolidays(office: SimulatedOffice, since: number, world: World): void {
  announce(office, since + 215 * DAY, 4, 'Cuti bersama tambahan', world);
  const takenBack = announce(office, since + 120 * DAY, 40, 'Hari pemilihan kepala daerah', world);
  atTheDesk('admin', since + 140 * DAY, office, world, async () => {
    await runBy(
      'admin',
      office,
      { kind: 'withdraw-holiday', date: takenBack(), source: 'Surat edaran, dibatalkan' },
      world,
    );
  });
}

/** Gives the day, once it was announced. */
function announce(office: SimulatedOffice, at: number, daysAhead: number, name: string, world: World): () => string {
  let date = '';
  atTheDesk('admin', at, office, world, async () => {
    date = dateIn(office.plan.timeZone, whenOpen(office.calendar, at + daysAhead * DAY));
    const holiday = { date, name, holidayKind: 'cuti-bersama', source: 'Surat edaran wali kota' };
    await runBy('admin', office, { kind: 'announce-holiday', ...holiday }, world);
  });
  return () => date;
}
