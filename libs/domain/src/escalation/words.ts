import type { Rung } from '../clock/index.ts';
import type { Label } from '../standard/index.ts';
import type { ClockName } from './escalation.ts';

/** What a reminder says, by how far the term has run. */
export const RUNG_LABELS: { readonly [rung in Rung]: Label } = {
  half: { id: 'separuh waktu telah berjalan', en: 'half of the time has passed' },
  'four-fifths': { id: '80 % waktu telah berjalan', en: '80 % of the time has passed' },
  due: { id: 'batas waktu telah tiba', en: 'the due date has come' },
  late: { id: 'lewat batas waktu', en: 'past the due date' },
};

/** What it is about: the promise of the service, or one of the limits within, as the standard names it. */
export function clockLabel({ kind, name }: Pick<ClockName, 'kind' | 'name'>): Label {
  return kind === 'sub-limit'
    ? { id: `Batas ${name}`, en: `Limit: ${name}` }
    : { id: 'Waktu layanan', en: 'Service time' };
}
