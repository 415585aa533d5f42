import type { Grant, Position } from '@jejak/domain';

/** A desk of an office; its key becomes the first part of the login. */
export interface Post {
  readonly key: string;
  readonly position: Position | null;
  readonly grant: Grant | null;
  /** True for whoever gets the position only in the course of the year, after a predecessor. */
  readonly successor: boolean;
}

export const UNITS = [
  { code: 'dinas', name: 'Dinas', parent: null },
  { code: 'sekretariat', name: 'Sekretariat', parent: 'dinas' },
  { code: 'linjamsos', name: 'Bidang Perlindungan dan Jaminan Sosial', parent: 'dinas' },
  { code: 'rehsos', name: 'Bidang Rehabilitasi Sosial', parent: 'dinas' },
] as const;

type UnitCode = (typeof UNITS)[number]['code'];

const post = (key: string, role: Position['role'], unit: UnitCode): Post => ({
  key,
  position: { role, unit },
  grant: null,
  successor: false,
});
const granted = (key: string, grant: Grant): Post => ({ key, position: null, grant, successor: false });

/** Posts that exist once, however much there is to do. */
const SINGLE: readonly Post[] = [
  post('kadis', 'head', 'dinas'),
  post('sekretariat', 'secretariat', 'dinas'),
  post('kabid-rehsos', 'division-head', 'rehsos'),
  { ...post('kabid-linjamsos', 'division-head', 'linjamsos'), successor: true },
  post('kabid-lama', 'division-head', 'linjamsos'),
  post('kasi-rehsos', 'section-head', 'rehsos'),
  post('kasi-linjamsos', 'section-head', 'linjamsos'),
  post('operator', 'data-operator', 'dinas'),
  post('backoffice', 'back-office', 'dinas'),
  post('supervisor', 'supervisor', 'dinas'),
  post('manajer', 'manager', 'dinas'),
  post('singgah', 'shelter-officer', 'dinas'),
  post('penyuluh', 'counsellor', 'dinas'),
  granted('admin', 'administrator'),
  granted('auditor', 'auditor'),
  granted('inspektur', 'inspector'),
  granted('privasi', 'privacy-officer'),
];

/** What a pair of people at the counter, and six case workers, get through in a year. */
const CASES_A_TEAM = 2_200;

/** The posts of an office that opens so many cases a year. */
export function postsFor(casesAYear: number): readonly Post[] {
  const teams = Math.max(1, Math.ceil(casesAYear / CASES_A_TEAM));
  const counters = Array.from({ length: 2 * teams }, (_, i) => post(`loket${i + 1}`, 'front-desk', 'dinas'));
  const workers = Array.from({ length: 6 * teams }, (_, i) =>
    post(`pendamping${i + 1}`, 'case-worker', i % 3 < 2 ? 'rehsos' : 'linjamsos'),
  );
  return [...SINGLE, ...counters, ...workers];
}
