import { type MandateKind, newOffice, type OfficeState, type Position } from '@jejak/domain';
import { expect, test } from '@jest/globals';
import { inWhoseName } from './in-whose-name.ts';

const head: Position = { role: 'head', unit: 'dinas' };
const kabid: Position = { role: 'division-head', unit: 'rehsos' };
const kasi: Position = { role: 'section-head', unit: 'rehsos' };

function officeWith(kind: MandateKind, of: Position): OfficeState {
  const letter = { number: '800/1', date: '2026-01-02' };
  const term = { from: '2026-01-01T00:00:00.000Z', until: null, services: null, types: null };
  return {
    ...newOffice('DMI'),
    units: [
      { code: 'dinas', name: 'Dinas', parent: null },
      { code: 'rehsos', name: 'Bidang Rehabilitasi Sosial', parent: 'dinas' },
    ],
    mandates: [{ id: 'm', kind, user: 'u', of, letter, ...term }],
  };
}

test.each([
  ['a.n.', head, kabid, 'a.n. Kepala Dinas, Kepala Bidang Rehabilitasi Sosial'],
  ['a.n.', head, head, 'a.n. Kepala Dinas'],
  ['u.b.', head, kasi, 'a.n. Kepala Dinas, u.b. Kepala Seksi pada Bidang Rehabilitasi Sosial'],
  ['u.b.', kabid, kasi, 'Kepala Bidang Rehabilitasi Sosial, u.b. Kepala Seksi pada Bidang Rehabilitasi Sosial'],
  ['Plt.', head, kabid, 'Plt. Kepala Dinas'],
  ['Plh.', kabid, kasi, 'Plh. Kepala Bidang Rehabilitasi Sosial'],
] as const)('%s of %j by %j prints %s', (kind, of, position, text) => {
  expect(inWhoseName({ user: 'u', position, mandate: 'm' }, officeWith(kind, of))).toBe(text);
});

test('an own position needs no mandate', () => {
  const office = officeWith('a.n.', head);
  expect(inWhoseName({ user: 'u', position: head }, office)).toBe('Kepala Dinas');
  expect(inWhoseName({ position: { role: 'data-operator', unit: 'dinas' } }, office)).toBe('Operator data');
});

test('a mandate that the office never gave is not guessed', () => {
  expect(() => inWhoseName({ user: 'u', position: head, mandate: 'x' }, officeWith('a.n.', head))).toThrow(
    'no mandate x',
  );
});
