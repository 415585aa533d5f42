import type { Grant, OfficeCommand, Role, Standard } from '@jejak/domain';
import { nationalCalendar } from '@jejak/standards';
import { nameId } from '../ids.ts';
import type { Answer, CommandRequest, Ledger } from '../ledger.ts';

export interface Person {
  readonly user: string;
  readonly name: string;
  readonly positions: readonly { readonly role: Role; readonly unit: string }[];
  readonly grants?: readonly Grant[];
}

export interface Founding {
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly province: string;
  readonly regionCode: string;
  readonly timeZone: string;
  readonly demo?: boolean;
  readonly people: readonly Person[];
  /** Standards with the unit that is responsible; adopted by the head from that local date on. */
  readonly standards: readonly { readonly standard: Standard; readonly unit: string | null }[];
  readonly adoptedFrom: string;
  /** Letters by which the head lends a position, given in this order. */
  readonly mandates?: readonly Omit<Extract<OfficeCommand, { readonly kind: 'give-mandate' }>, 'kind'>[];
  /** Since when everybody holds their position. */
  readonly since: string;
}

const UNITS = [
  { code: 'dinas', name: 'Dinas', parent: null },
  { code: 'sekretariat', name: 'Sekretariat', parent: 'dinas' },
  { code: 'linjamsos', name: 'Bidang Perlindungan dan Jaminan Sosial', parent: 'dinas' },
  { code: 'rehsos', name: 'Bidang Rehabilitasi Sosial', parent: 'dinas' },
] as const;

const FOUNDER = '00000000-0000-4000-8000-000000000001';

/** People in every position of an office with two divisions; ids are the same for the same code. */
export function everybody(code: string): readonly Person[] {
  const person = (key: string, role: Role, unit: string): Person => ({
    user: userId(code, key),
    name: `${key} ${code}`,
    positions: [{ role, unit }],
  });
  return [
    person('loket', 'front-desk', 'dinas'),
    person('pendamping', 'case-worker', 'rehsos'),
    person('pendamping2', 'case-worker', 'rehsos'),
    person('staf', 'case-worker', 'linjamsos'),
    person('operator', 'data-operator', 'dinas'),
    person('backoffice', 'back-office', 'dinas'),
    person('kasi-rehsos', 'section-head', 'rehsos'),
    person('kasi-linjamsos', 'section-head', 'linjamsos'),
    person('kabid-rehsos', 'division-head', 'rehsos'),
    person('kabid-linjamsos', 'division-head', 'linjamsos'),
    person('supervisor', 'supervisor', 'dinas'),
    person('manajer', 'manager', 'dinas'),
    person('kadis', 'head', 'dinas'),
    person('sekretariat', 'secretariat', 'dinas'),
    person('singgah', 'shelter-officer', 'dinas'),
    person('penyuluh', 'counsellor', 'dinas'),
  ];
}

/** Account of a person of the test office. */
export function userId(code: string, key: string): string {
  return nameId(FOUNDER, `${code}/${key}`);
}

/** A request as the API would make it; `key` is the Idempotency-Key. */
export function requestBy(
  user: string,
  office: string | null,
  key: string,
  more: Partial<CommandRequest> = {},
): CommandRequest {
  const commandId = nameId(FOUNDER, `${user}/${key}`);
  return {
    commandId,
    user,
    instanceAdministrator: user === FOUNDER,
    body: {},
    correlationId: commandId,
    office,
    ...more,
  };
}

/** Founds an office through the ledger: units, calendar, people in their positions, adopted standards. */
export async function foundOffice(ledger: Ledger, founding: Founding): Promise<void> {
  const { code, since } = founding;
  const head = founding.people.find(({ positions }) => positions.some(({ role }) => role === 'head'));
  const administrator = userId(code, 'admin');
  let count = 0;
  const run = async (command: OfficeCommand, user: string) => {
    accepted(await ledger.onOffice(code, command, requestBy(user, null, `founding-${code}-${count++}`)));
  };
  const { name, city, province, regionCode, timeZone, demo = false } = founding;
  const calendar = nationalCalendar(timeZone);
  await run(
    {
      kind: 'establish-office',
      code,
      name,
      city,
      province,
      regionCode,
      demo,
      units: UNITS,
      calendar,
      administrator: { user: administrator, name: `Administrator ${code}` },
    },
    FOUNDER,
  );
  for (const { user, name: officer, positions, grants = [] } of founding.people) {
    await run({ kind: 'register-officer', user, name: officer, nip: null }, administrator);
    for (const position of positions) {
      await run({ kind: 'give-position', user, position, from: since, until: null, letter: null }, administrator);
    }
    for (const grant of grants) await run({ kind: 'give-grant', user, grant }, administrator);
  }
  for (const { standard, unit } of founding.standards) {
    const { number, date } = standard.publication.decree;
    const decree = { number: number ?? 'tanpa nomor', date: date ?? founding.adoptedFrom };
    await run(
      { kind: 'adopt-standard', standard, unit, decree, from: founding.adoptedFrom, until: null },
      head?.user ?? administrator,
    );
  }
  for (const mandate of founding.mandates ?? []) {
    await run({ kind: 'give-mandate', ...mandate }, head?.user ?? administrator);
  }
}

/** The answer, if it was yes; throws what stood against it. */
export function accepted(answer: Answer): Extract<Answer, { kind: 'accepted' }> {
  if (answer.kind === 'accepted') return answer;
  throw new Error(JSON.stringify(answer));
}

/** The unit of the test office that a standard of the catalogue belongs to; null where it crosses units. */
export function unitFor(standard: Standard): string | null {
  const unit = standard.publication.responsibleUnit ?? '';
  if (unit.includes('lintas')) return null;
  if (unit.includes('Rehabilitasi')) return 'rehsos';
  return /Perlindungan|Linjamsos/.test(unit) ? 'linjamsos' : null;
}
