import { randomUUID } from 'node:crypto';
import type { Document } from '../src/index.ts';

export type Row = Document & { readonly id: string; readonly status: string };

/** Worklist rows of about 1 kB whose due dates go with the time of their arrival, give or take a month. */
export function rows(count: number): readonly Row[] {
  const start = Date.UTC(2026, 0, 1);
  return Array.from({ length: count }, (_, n) => ({
    id: randomUUID(),
    number: `DMI-2026-${String(n).padStart(5, '0')}`,
    office: ['DMI', 'GTO', 'PAL'][n % 3],
    status: ['open', 'paused', 'late', 'closed'][n % 4] ?? 'open',
    dueAt: new Date(start + n * 300_000 + ((n * 7919) % 2_592_000) * 1000).toISOString(),
    steps: Array.from({ length: 10 }, (_, step) => ({ step: `step-${step}`, at: '2026-01-05', by: 'kasi-rehsos' })),
    summary: 'keterangan '.repeat(32),
  }));
}
