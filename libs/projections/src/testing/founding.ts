import type { OfficeCalendar, OfficeCommand, Role, Week } from '@jejak/domain';
import { loadCatalogue } from '@jejak/standards';
import { uuid } from './identifiers.ts';

/** An account as it is named in a case's public facts. */
export const colleague = uuid(9, 1);
export const helper = uuid(9, 2);

/** People of the test office by what they are; the user id is the same word. */
export const people: { readonly [user: string]: { readonly role: Role; readonly unit: string } } = {
  desk: { role: 'front-desk', unit: 'dinas' },
  worker: { role: 'case-worker', unit: 'dinas' },
  [colleague]: { role: 'case-worker', unit: 'dinas' },
  [helper]: { role: 'case-worker', unit: 'dinas' },
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

const day = [
  ['07:30', '12:00'],
  ['13:00', '16:00'],
] as const;
const weekly: Week = [day, day, day, day, day, [], []];
export const calendar: OfficeCalendar = { timeZone: 'Asia/Jakarta', weekly, periods: [], holidays: [] };

/** Who says what, in order, until an office works under every standard of the catalogue. */
export function founding(code: string, at: string): readonly (readonly [by: string, command: OfficeCommand])[] {
  const admin = { user: 'admin', name: 'Administrator' };
  const units = [
    { code: 'dinas', name: 'Dinas', parent: null },
    { code: 'rehsos', name: 'Bidang Rehabilitasi Sosial', parent: 'dinas' },
    { code: 'linjamsos', name: 'Bidang Perlindungan dan Jaminan Sosial', parent: 'dinas' },
  ];
  const place = { name: 'Dinas Sosial Uji', city: 'Dumai', province: 'Riau', regionCode: '14.72', demo: false };
  return [
    ['founder', { kind: 'establish-office', code, ...place, units, calendar, administrator: admin }],
    ...Object.entries(people).flatMap(([user, position]) => [
      ['admin', { kind: 'register-officer', user, name: `${user} name`, nip: null }] as const,
      ['admin', { kind: 'give-position', user, position, from: at, until: null, letter: null }] as const,
    ]),
    ...[...loadCatalogue().standards.values()].map(({ standard }) => {
      const { responsibleUnit } = standard.publication;
      const unit = responsibleUnit === 'Bidang Rehabilitasi Sosial' ? 'rehsos' : null;
      const decree = { number: '11/DINSOSPM/2024', date: '2024-01-24' };
      const adopt = { kind: 'adopt-standard', standard, unit, decree, from: '2026-01-01', until: null } as const;
      return ['kadis', adopt] as const;
    }),
  ];
}
