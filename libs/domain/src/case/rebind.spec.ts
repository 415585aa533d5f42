import { expect, test } from '@jest/globals';
import { changeOffice, contextOf, FOUNDED_AT, Story, standardOf, testOffice } from '../testing/index.ts';

const SERVICE = 'dumai-pengaduan';
const standard = standardOf(SERVICE);
const context = (key: string) => contextOf('kadis', FOUNDED_AT, key);
const old = testOffice(standard);
const [first] = old.adoptions;
const ended = changeOffice(
  old,
  { kind: 'end-standard', service: SERVICE, hash: first?.hash ?? '', until: '2030-12-31' },
  context('end'),
);
const { clock } = standard.procedure;
const longer = { ...standard, procedure: { ...standard.procedure, clock: { ...clock, max: clock.max + 5 } } };
const office = changeOffice(
  ended,
  {
    kind: 'adopt-standard',
    standard: longer,
    unit: null,
    decree: { number: '12/2030', date: '2030-12-01' },
    from: '2031-01-01',
    until: null,
  },
  context('adopt'),
);
const hash = office.adoptions.at(-1)?.hash ?? '';
const command = { kind: 'rebind-standard', facts: { standard: hash } } as const;

test('an open case is bound to another version of its standard, and measured by it from the beginning', () => {
  const told = new Story(office).takenIn(SERVICE).does('kadis', command);
  expect(told.state).toMatchObject({ standard: hash, clock: { policy: { max: clock.max + 5 } } });
  told.refuses('kadis', command, 'no-change');
});

test('what was judged once stays judged by the standard that it was promised by', () => {
  const answered = new Story(office)
    .takenIn(SERVICE)
    .step('desk', 'nomor_agenda_diberikan')
    .step('desk', 'data_lengkap')
    .step('desk', 'diteruskan_penanggung_jawab')
    .step('worker', 'tindak_lanjut_dicatat')
    .step('kabid', 'jawaban_disiapkan')
    .step('desk', 'jawaban_disampaikan');
  answered.refuses('kadis', command, 'already-judged', { judgedAt: '2026-02-02T02:06:00.000Z' });
  const reopened = new Story(office)
    .takenIn(SERVICE)
    .step('desk', 'nomor_agenda_diberikan')
    .step('desk', 'bukan_pengaduan')
    .does('kadis', { kind: 'reopen', to: standard.procedure.initial, facts: { reason: 'new-facts' } });
  reopened.refuses('kadis', command, 'already-judged');
});
