import type { OfficeCalendar, Week } from '../clock/index.ts';
import type { DecisionContext } from '../decision/index.ts';
import type { Grant, Role } from '../event/index.ts';
import {
  decideOffice,
  evolveOffice,
  newOffice,
  type OfficeCommand,
  type OfficeEvent,
  type OfficeState,
} from '../office/index.ts';
import { envelopeOf } from './envelope.ts';

const day = [
  ['07:30', '12:00'],
  ['13:00', '16:00'],
] as const;
const week: Week = [day, day, day, day, day, [], []];
export const calendar: OfficeCalendar = { timeZone: 'Asia/Jakarta', weekly: week, periods: [], holidays: [] };

/** People of the test office by what they are; the user id is the same word. */
export const people: { readonly [user: string]: { readonly role: Role; readonly unit: string } } = {
  desk: { role: 'front-desk', unit: 'dinas' },
  worker: { role: 'case-worker', unit: 'rehsos' },
  colleague: { role: 'case-worker', unit: 'rehsos' },
  otherWorker: { role: 'case-worker', unit: 'linjamsos' },
  operator: { role: 'data-operator', unit: 'dinas' },
  backOffice: { role: 'back-office', unit: 'dinas' },
  kasi: { role: 'section-head', unit: 'rehsos' },
  kabid: { role: 'division-head', unit: 'rehsos' },
  otherKabid: { role: 'division-head', unit: 'linjamsos' },
  supervisor: { role: 'supervisor', unit: 'dinas' },
  manager: { role: 'manager', unit: 'dinas' },
  kadis: { role: 'head', unit: 'dinas' },
  secretary: { role: 'secretariat', unit: 'dinas' },
  shelter: { role: 'shelter-officer', unit: 'dinas' },
};

export const FOUNDED_AT = '2026-01-05T01:00:00.000Z';

export function contextOf(user: string, now: string, commandId = `${user}@${now}`): DecisionContext {
  return { user, now, commandId, instanceAdministrator: user === 'founder' };
}

/** Runs a command on an office and folds what comes of it; throws where it is refused. */
export function changeOffice(office: OfficeState, command: OfficeCommand, context: DecisionContext): OfficeState {
  const decision = decideOffice(command, office, context);
  if (!decision.accepted) throw new Error(`${decision.refusal.code} ${JSON.stringify(decision.refusal.details)}`);
  return decision.events.reduce<OfficeState>(
    (state, event, index) =>
      evolveOffice(
        state,
        envelopeOf(event, {
          stream: `office-${office.code}`,
          office: office.code,
          revision: office.revision + 1 + index,
          context,
        }) as OfficeEvent,
      ),
    office,
  );
}

/** An office with two divisions, people in every position and these standards adopted by its head. */
export function testOffice(
  ...standards: Extract<OfficeCommand, { kind: 'adopt-standard' }>['standard'][]
): OfficeState {
  let count = 0;
  const run = (office: OfficeState, command: OfficeCommand, user = 'admin') =>
    changeOffice(office, command, contextOf(user, FOUNDED_AT, `founding-${count++}`));
  let office = run(
    newOffice('DMI'),
    {
      kind: 'establish-office',
      code: 'DMI',
      name: 'Dinas Sosial Uji',
      city: 'Dumai',
      province: 'Riau',
      regionCode: '14.72',
      demo: false,
      units: [
        { code: 'dinas', name: 'Dinas', parent: null },
        { code: 'rehsos', name: 'Bidang Rehabilitasi Sosial', parent: 'dinas' },
        { code: 'linjamsos', name: 'Bidang Perlindungan dan Jaminan Sosial', parent: 'dinas' },
      ],
      calendar,
      administrator: { user: 'admin', name: 'Administrator' },
    },
    'founder',
  );
  for (const [user, position] of Object.entries(people)) {
    office = run(office, { kind: 'register-officer', user, name: user, nip: null });
    office = run(office, { kind: 'give-position', user, position, from: FOUNDED_AT, until: null, letter: null });
  }
  for (const standard of standards) {
    const unit = standard.publication.responsibleUnit?.includes('Rehabilitasi') ? 'rehsos' : null;
    const decree = { number: '11/DINSOSPM/2024', date: '2024-01-24' };
    office = run(office, { kind: 'adopt-standard', standard, unit, decree, from: '2026-01-01', until: null }, 'kadis');
  }
  return office;
}

export function grantTo(office: OfficeState, user: string, grant: Grant): OfficeState {
  return changeOffice(office, { kind: 'give-grant', user, grant }, contextOf('admin', FOUNDED_AT, `grant-${user}`));
}
