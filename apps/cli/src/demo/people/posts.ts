import type { Grant, Position } from '@jejak/domain';

/** A desk in every demonstration office; its key becomes the first part of the login. */
export interface Post {
  readonly key: string;
  readonly position: Position | null;
  readonly grant: Grant | null;
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
});
const granted = (key: string, grant: Grant): Post => ({ key, position: null, grant });

export const POSTS: readonly Post[] = [
  post('kadis', 'head', 'dinas'),
  post('sekretariat', 'secretariat', 'dinas'),
  post('loket1', 'front-desk', 'dinas'),
  post('loket2', 'front-desk', 'dinas'),
  post('kabid-rehsos', 'division-head', 'rehsos'),
  post('kabid-linjamsos', 'division-head', 'linjamsos'),
  post('kasi-rehsos', 'section-head', 'rehsos'),
  post('kasi-linjamsos', 'section-head', 'linjamsos'),
  post('pendamping1', 'case-worker', 'rehsos'),
  post('pendamping2', 'case-worker', 'rehsos'),
  post('pendamping3', 'case-worker', 'linjamsos'),
  post('pendamping4', 'case-worker', 'linjamsos'),
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
