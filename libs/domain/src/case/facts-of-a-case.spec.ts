import { describe, expect, test } from '@jest/globals';
import type { OfficeState } from '../office/index.ts';
import { changeOffice, contextOf, FOUNDED_AT, Story, standardOf, testOffice } from '../testing/index.ts';
import { clocksOf, promiseOf } from './clocks.ts';

const ODGJ = 'dumai-penanganan-odgj';
const standard = standardOf(ODGJ);
const office = testOffice(standard);
const story = () => new Story(office).takenIn(ODGJ);
const eventOf = (told: Story, type: string) => told.events.find((event) => event.type === type)?.id ?? '';
const promise = (told: Story) => {
  const calendar = office.calendars[0]?.calendar;
  return calendar && promiseOf(clocksOf(told.state, standard, calendar, new Date(told.now).toISOString()));
};

describe('taking in', () => {
  test('binds the case to the version and the clock policy in force on the day it came in', () => {
    const told = story();
    expect(told.last).toMatchObject({
      data: {
        standard: office.adoptions[0]?.hash,
        clock: { policy: { max: 4 }, adoptedPauses: [] },
        unit: 'rehsos',
        state: 'dilaporkan',
      },
    });
  });

  test('keeps to what it was bound to when the office adopts a pause later', () => {
    const told = story();
    told.office = changeOffice(
      office,
      {
        kind: 'adopt-pause',
        service: ODGJ,
        state: 'menunggu_pelapor',
        decree: { number: '1/2026', date: '2026-02-01' },
        from: FOUNDED_AT,
      },
      contextOf('kadis', FOUNDED_AT, 'pause'),
    );
    expect(told.state.clock?.adoptedPauses).toEqual([]);
    const later = new Story(told.office).takenIn(ODGJ);
    expect(later.state.clock?.adoptedPauses).toEqual([{ state: 'menunggu_pelapor', decree: '1/2026' }]);
  });

  test('is refused for a service without a standard in force, with those that have one', () => {
    const intake = {
      kind: 'take-in',
      office: 'DMI',
      client: null,
      reporter: 'x',
      report: { id: 'x', index: 0, count: 1 },
      facts: { channel: 'counter', reportedBy: 'police' },
    } as const;
    new Story(office).refuses('desk', { ...intake, service: 'unknown' }, 'unknown-service', { possible: [ODGJ] });
    new Story(office, '2026-01-06T00:00:00Z').refuses(
      'desk',
      { ...intake, service: ODGJ, occurredAt: '2025-12-01T00:00:00Z' },
      'no-standard-in-force',
    );
    new Story(office).refuses('desk', { ...intake, service: ODGJ, reporter: null }, 'facts-missing');
    new Story(office).refuses('desk', { ...intake, service: ODGJ, facts: { channel: 'counter' } }, 'facts-missing');
    new Story(office).refuses('operator', { ...intake, service: ODGJ }, 'wrong-position');
  });
});

describe('requirements', () => {
  test('are received once, or waived by a section head with a reason', () => {
    story()
      .does('desk', { kind: 'receive-requirement', facts: { no: 1 } })
      .refuses('desk', { kind: 'receive-requirement', facts: { no: 1 } }, 'already-settled')
      .refuses('desk', { kind: 'receive-requirement', facts: { no: 77 } }, 'unknown-requirement')
      .refuses('worker', { kind: 'waive-requirement', facts: { no: 2, reason: 'no-papers' } }, 'wrong-position')
      .does('kasi', { kind: 'waive-requirement', facts: { no: 2, reason: 'no-papers' } })
      .does('desk', { kind: 'receive-requirement', facts: { no: 2 } });
  });
});

describe('what came with the file', () => {
  const why = { reason: 'typing-error' };
  const returned = () => story().step('desk', 'data_laporan_kurang');
  const completed = (received: readonly number[]) =>
    returned().step('desk', 'data_laporan_dilengkapi', { facts: { received } });

  test('settles the requirements that it names', () => {
    completed([1, 3])
      .refuses('desk', { kind: 'receive-requirement', facts: { no: 3 } }, 'already-settled')
      .does('desk', { kind: 'receive-requirement', facts: { no: 2 } });
  });

  test('and was put right settles those instead, and leaves what another event settled', () => {
    const told = returned()
      .does('desk', { kind: 'receive-requirement', facts: { no: 1 } })
      .step('desk', 'data_laporan_dilengkapi', { facts: { received: [1, 2] } });
    const event = eventOf(told, 'FileCompleted');
    told
      .does('desk', { kind: 'correct', event, facts: { received: [3] }, why })
      .refuses('desk', { kind: 'receive-requirement', facts: { no: 1 } }, 'already-settled')
      .refuses('desk', { kind: 'receive-requirement', facts: { no: 3 } }, 'already-settled')
      .does('desk', { kind: 'receive-requirement', facts: { no: 2 } });
  });

  test('names requirements of the standard alone', () => {
    const facts = { received: [1, 77] };
    returned().refuses('desk', { kind: 'record-step', step: 'data_laporan_dilengkapi', facts }, 'facts-invalid');
    const told = completed([1]);
    const event = eventOf(told, 'FileCompleted');
    told.refuses('desk', { kind: 'correct', event, facts, why }, 'facts-invalid');
    expect(() => new Story(office).takenIn(ODGJ, 'desk', { received: [77] })).toThrow('/facts/received/0');
  });
});

describe('an assignment', () => {
  const COMPLAINT = 'dumai-pengaduan';
  const [first, second, third] = [1, 2, 3].map((who) => `${who}2222222-2222-4222-8222-222222222222`) as [
    string,
    string,
    string,
  ];
  const complaints = [first, second, third].reduce(
    (before, user) => withOfficer(before, user),
    testOffice(standardOf(COMPLAINT)),
  );
  const why = { reason: 'typing-error' };
  const verified = () => new Story(complaints).takenIn(COMPLAINT).step('desk', 'nomor_agenda_diberikan');
  const handed = (assignee: string) =>
    verified().step('desk', 'data_lengkap').step('desk', 'diteruskan_penanggung_jawab', { facts: { assignee } });

  test('that was put right hands the case to whom it should have named', () => {
    const told = handed(first);
    expect(told.state.assignee).toBe(first);
    told.does('desk', { kind: 'correct', event: eventOf(told, 'CaseAssigned'), facts: { assignee: second }, why });
    expect(told.state.assignee).toBe(second);
  });

  test('that was put right after the case was handed on changes nothing about who has it', () => {
    const told = handed(first).does('kasi', { kind: 'reassign', facts: { assignee: third } });
    told.does('desk', { kind: 'correct', event: eventOf(told, 'CaseAssigned'), facts: { assignee: second }, why });
    expect(told.state.assignee).toBe(third);
  });

  test('names somebody of the office', () => {
    const assignee = '92222222-2222-4222-8222-222222222222';
    const step = { kind: 'record-step', step: 'diteruskan_penanggung_jawab', facts: { assignee } } as const;
    verified().step('desk', 'data_lengkap').refuses('desk', step, 'facts-invalid');
  });
});

describe('the instants of pauses', () => {
  const why = { reason: 'wrong-date' };
  const pause = { kind: 'pause-clock', facts: { reason: 'file-incomplete', party: 'applicant' } } as const;
  const twice = () =>
    story()
      .does('desk', pause)
      .at('2026-02-02T05:00:00.000Z')
      .does('desk', { kind: 'resume-clock', occurredAt: '2026-02-02T04:00:00Z' })
      .does('desk', { ...pause, occurredAt: '2026-02-02T03:00:00Z' })
      .does('desk', { kind: 'resume-clock', occurredAt: '2026-02-02T04:00:00Z' });

  test('are corrected one by one, also where two waits ended at the same time', () => {
    const told = twice();
    const [resumed] = told.events.filter(({ type }) => type === 'ClockResumed');
    const occurredAt = '2026-02-02T03:30:00Z';
    told.does('desk', { kind: 'correct', event: resumed?.id ?? '', occurredAt, why });
    expect(told.state.pauses.map(({ to }) => to)).toEqual(['2026-02-02T03:30:00.000Z', '2026-02-02T04:00:00.000Z']);
  });

  test('never pass each other', () => {
    const told = twice();
    const event = told.state.pauses[1]?.eventId ?? '';
    const end = told.state.pauses[1]?.resumedBy ?? '';
    const correct = (of: string, occurredAt: string) => ({ kind: 'correct', event: of, occurredAt, why }) as const;
    told
      .refuses('desk', correct(end, '2026-02-02T02:59:00Z'), 'not-between-neighbours')
      .refuses('desk', correct(event, '2026-02-02T04:01:00Z'), 'not-between-neighbours')
      .does('desk', correct(event, '2026-02-02T04:00:00Z'));
  });
});

describe('pausing and extending', () => {
  test('a pause is opened once and closed once', () => {
    const told = story()
      .refuses('desk', { kind: 'resume-clock' }, 'not-paused')
      .does('worker', { kind: 'pause-clock', facts: { reason: 'third-party', party: 'hospital' } })
      .refuses('worker', { kind: 'pause-clock', facts: { reason: 'third-party', party: 'hospital' } }, 'already-paused')
      .does('worker', { kind: 'resume-clock' });
    expect(told.state.pauses).toMatchObject([{ party: 'hospital', to: expect.any(String) }]);
  });

  test('a term is extended by a division head while it is not yet broken', () => {
    const extend = { kind: 'extend-term', facts: { by: 2, reason: 'complex-case' } } as const;
    const told = story().refuses('kasi', extend, 'wrong-position').does('kabid', extend);
    expect(promise(told)?.dueAt).toBe('2026-02-10T09:00:00.000Z');
    story().at('2026-02-20T02:00:00.000Z').refuses('kabid', extend, 'after-breach');
  });
});

describe('corrections', () => {
  test('name the event and mend its facts, never its step', () => {
    const told = story().step('worker', 'diasesmen', { facts: { urgent: true } });
    const why = { reason: 'typing-error' };
    const event = eventOf(told, 'CaseAssessed');
    told
      .refuses('desk', { kind: 'correct', event, facts: { urgent: false }, why }, 'wrong-position')
      .refuses('worker', { kind: 'correct', event, facts: { step: 'x' }, why }, 'facts-invalid')
      .refuses('worker', { kind: 'correct', event, why }, 'no-change')
      .refuses('worker', { kind: 'correct', event: 'nothing', facts: {}, why }, 'unknown-event')
      .does('worker', { kind: 'correct', event, facts: { urgent: false, findings: 'Sehat' }, why });
    expect(told.last).toMatchObject({
      data: { event, fields: { urgent: false }, personalFields: ['findings'], signedBy: [] },
    });
  });

  test('move an instant only between its neighbours, and the clock follows', () => {
    const told = story()
      .at('2026-02-02T05:00:00.000Z')
      .step('worker', 'diasesmen')
      .step('worker', 'keluarga_ditemukan');
    const why = { reason: 'wrong-date' };
    const event = eventOf(told, 'CaseAssessed');
    told
      .refuses('worker', { kind: 'correct', event, occurredAt: '2026-02-02T01:00:00Z', why }, 'not-between-neighbours')
      .refuses('worker', { kind: 'correct', event, occurredAt: '2026-02-02T06:00:00Z', why }, 'not-between-neighbours')
      .does('worker', { kind: 'correct', event, occurredAt: '2026-02-02T03:00:00Z', why })
      .does('desk', {
        kind: 'correct',
        event: eventOf(told, 'ReportReceived'),
        occurredAt: '2026-01-30T03:00:00Z',
        why,
      });
    expect(told.state.openedAt).toBe('2026-01-30T03:00:00.000Z');
    expect(promise(told)?.startedAt).toBe('2026-01-30T03:00:00.000Z');
  });

  test('move the opening past nothing that the case holds', () => {
    const told = story()
      .at('2026-02-02T04:00:00.000Z')
      .does('desk', { kind: 'add-note', facts: { text: 'x' }, occurredAt: '2026-02-02T03:00:00Z' })
      .at('2026-02-02T06:00:00.000Z')
      .step('worker', 'diasesmen');
    const opening = (occurredAt: string) =>
      ({ kind: 'correct', event: eventOf(told, 'ReportReceived'), occurredAt, why: { reason: 'wrong-date' } }) as const;
    told
      .refuses('desk', opening('2026-02-02T06:30:00Z'), 'not-between-neighbours')
      .refuses('desk', opening('2026-02-02T03:00:01Z'), 'not-between-neighbours', {
        earliest: null,
        latest: '2026-02-02T03:00:00.000Z',
      })
      .does('desk', opening('2026-02-02T03:00:00Z'));
    expect(told.state.openedAt).toBe('2026-02-02T03:00:00.000Z');
  });

  test('move no signature out of the mandate that it was given under', () => {
    const why = { reason: 'wrong-date' };
    const told = story()
      .step('worker', 'diasesmen')
      .step('worker', 'keluarga_tidak_ditemukan')
      .step('worker', 'ditetapkan_terlantar')
      .step('worker', 'berkas_disiapkan')
      .at('2026-02-06T02:00:00.000Z');
    told.office = changeOffice(
      told.office,
      {
        kind: 'give-mandate',
        mandateKind: 'Plh.',
        user: 'kabid',
        of: { role: 'head', unit: 'dinas' },
        letter: { number: '800/4', date: '2026-02-01' },
        from: '2026-02-02T00:00:00.000Z',
        until: '2026-02-04T00:00:00.000Z',
        services: null,
        types: null,
        givenBy: null,
      },
      contextOf('kadis', FOUNDED_AT, 'lent'),
    );
    told.step('secretary', 'ditandatangani_kadis', {
      performedBy: { user: 'kabid' },
      occurredAt: '2026-02-03T02:00:00Z',
    });
    const move = (occurredAt: string) =>
      ({ kind: 'correct', event: eventOf(told, 'DocumentSigned'), occurredAt, why }) as const;
    told.refuses('kadis', move('2026-02-05T02:00:00Z'), 'no-mandate').does('kadis', move('2026-02-03T23:00:00Z'));
  });

  test('what was signed stays attached to the signature', () => {
    const told = story()
      .step('worker', 'diasesmen')
      .step('worker', 'keluarga_tidak_ditemukan')
      .step('worker', 'ditetapkan_terlantar')
      .step('worker', 'berkas_disiapkan')
      .step('kadis', 'ditandatangani_kadis');
    const why = { reason: 'typing-error' };
    const signature = eventOf(told, 'DocumentSigned');
    told
      .refuses('kadis', { kind: 'correct', event: signature, facts: { documents: [] }, why }, 'facts-invalid')
      .does('worker', { kind: 'correct', event: eventOf(told, 'DraftPrepared'), facts: { kind: 'letter' }, why });
    expect(told.last).toMatchObject({ data: { signedBy: [signature] } });
  });
});

describe('reopening', () => {
  test('by a division head, to a state of the procedure; a new clock starts and the first result stays', () => {
    const closed = story().step('worker', 'laporan_tidak_terbukti');
    const command = { kind: 'reopen', to: 'diasesmen', facts: { reason: 'new-facts' } } as const;
    story().refuses('kabid', command, 'case-open');
    closed
      .refuses('kasi', command, 'wrong-position')
      .refuses('kabid', { ...command, to: 'tidak_terbukti' }, 'state-not-possible')
      .at('2026-03-02T02:00:00.000Z')
      .does('kabid', command);
    const calendar = office.calendars[0]?.calendar;
    const clocks = calendar ? clocksOf(closed.state, standard, calendar, '2026-03-02T03:00:00.000Z') : [];
    expect(clocks.filter(({ kind }) => kind === 'promise')).toMatchObject([
      { run: 0, running: 'stopped' },
      { run: 1, running: 'running', startedAt: '2026-03-02T02:00:00.000Z' },
    ]);
    expect(closed.step('worker', 'keluarga_ditemukan').state.status).toBe('keluarga_ditemukan');
  });

  test('nothing waits any more for what the case waited for when it ended', () => {
    const told = story()
      .does('worker', { kind: 'pause-clock', facts: { reason: 'third-party', party: 'hospital' } })
      .step('worker', 'laporan_tidak_terbukti');
    const end = told.last;
    expect(told.state.pauses).toMatchObject([{ to: end.occurredAt, resumedBy: end.id }]);
    told.does('kabid', { kind: 'reopen', to: 'diasesmen', facts: { reason: 'new-facts' } });
    told.refuses('worker', { kind: 'resume-clock' }, 'not-paused');
  });
});

describe('letters, links and people', () => {
  test('a letter is voided once; links are made once; assignees hold a position', () => {
    const told = story()
      .step('worker', 'diasesmen')
      .step('worker', 'keluarga_tidak_ditemukan')
      .step('worker', 'ditetapkan_terlantar')
      .step('worker', 'berkas_disiapkan')
      .step('kadis', 'ditandatangani_kadis');
    const [letter] = told.state.documents;
    const voiding = { kind: 'void-document', facts: { document: letter?.id ?? '', reason: 'wrong-content' } } as const;
    const user = '22222222-2222-4222-8222-222222222222';
    told
      .refuses('worker', voiding, 'wrong-position')
      .refuses('kadis', { kind: 'void-document', facts: { document: user, reason: 'other' } }, 'unknown-document')
      .does('kadis', voiding)
      .refuses('kadis', voiding, 'already-voided')
      .does('desk', { kind: 'link-subject', facts: { subject: user, role: 'family' } })
      .refuses('desk', { kind: 'link-subject', facts: { subject: user, role: 'family' } }, 'already-linked')
      .refuses('kasi', { kind: 'reassign', facts: { assignee: user } }, 'unknown-user')
      .does('desk', { kind: 'relate', facts: { other: user, relation: 'same-event' } })
      .refuses('desk', { kind: 'relate', facts: { other: told.state.id, relation: 'family' } }, 'already-linked')
      .does('worker', { kind: 'mark-duplicate', facts: { of: user } })
      .does('kasi', { kind: 'add-note', facts: { text: 'Catatan' } });
    expect(told.state).toMatchObject({
      duplicateOf: user,
      documents: [{ voided: true, kind: 'recommendation-letter' }],
    });
  });
});

function withOfficer(before: OfficeState, user: string): OfficeState {
  const position = { role: 'case-worker', unit: 'rehsos' } as const;
  const context = (key: string) => contextOf('admin', FOUNDED_AT, `${key}-${user}`);
  const entered = changeOffice(before, { kind: 'register-officer', user, name: user, nip: null }, context('officer'));
  const tenure = { user, position, from: FOUNDED_AT, until: null, letter: null };
  return changeOffice(entered, { kind: 'give-position', ...tenure }, context('position'));
}
