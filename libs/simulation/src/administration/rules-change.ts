import type { SimulatedOffice } from '../offices/index.ts';
import { DAY, dateIn, instantOf } from '../time/index.ts';
import type { World } from '../world/index.ts';
import { atTheDesk } from './at-the-desk.ts';
import { runBy } from './run-command.ts';

const EXCEPTIONS = { from: 50, until: 80 };
const LOOKS_IN = { from: 90, until: 120 };
const FIRST_ANNIVERSARY = 15;
const PAUSES_ADOPTED = 75;
const FIRST_DAY_READ = 240;

/** What an office decides in the course of a year about how it works. */
export function planRulesChange(office: SimulatedOffice, since: number, world: World): void {
  const { timeZone, standards, city } = office.plan;
  const on = (post: string, day: number, decide: () => Promise<unknown>) =>
    atTheDesk(post, since + day * DAY, office, world, async () => void (await decide()));
  const letter = (no: number, day: number) => {
    const date = dateIn(timeZone, since + day * DAY);
    return { number: `188/${no}/SK/${date.slice(0, 4)}`, date };
  };

  on('admin', FIRST_ANNIVERSARY, () => {
    const date = dateIn(timeZone, since + (FIRST_ANNIVERSARY + 20) * DAY);
    const holiday = { date, name: `Hari jadi ${city}`, kind: 'local' };
    const { calendar } = office;
    const holidays = [...calendar.holidays.filter((other) => other.date !== date), holiday];
    holidays.sort((a, b) => (a.date < b.date ? -1 : 1));
    return runBy('admin', office, { kind: 'set-calendar', calendar: { ...calendar, holidays } }, world);
  });
  for (const [value, day] of [
    [true, EXCEPTIONS.from],
    [false, EXCEPTIONS.until],
  ] as const) {
    const setting = {
      key: 'segregation-exceptions',
      service: null,
      value,
      from: instantOf(since + day * DAY),
    } as const;
    on('kadis', day, () => runBy('kadis', office, { kind: 'change-setting', ...setting }, world));
  }
  const { user } = office.officer('inspektur');
  on('admin', LOOKS_IN.from, () => runBy('admin', office, { kind: 'give-grant', user, grant: 'auditor' }, world));
  on('admin', LOOKS_IN.until, () => runBy('admin', office, { kind: 'withdraw-grant', user, grant: 'auditor' }, world));

  for (const { service, procedure } of standards) {
    const pause = procedure.clock.pauses.find(({ adopt }) => adopt === 'by-decree');
    if (!pause) continue;
    const from = instantOf(since + PAUSES_ADOPTED * DAY);
    const adopting = { service, state: pause.state, decree: letter(23, PAUSES_ADOPTED), from };
    on('kadis', PAUSES_ADOPTED, () => runBy('kadis', office, { kind: 'adopt-pause', ...adopting }, world));
  }
  const [first] = standards;
  if (!first) return;
  const reading = { service: first.service, value: true, from: instantOf(since + FIRST_DAY_READ * DAY) };
  on('kadis', FIRST_DAY_READ, () =>
    runBy('kadis', office, { kind: 'change-setting', key: 'counts-first-day', ...reading }, world),
  );
}
