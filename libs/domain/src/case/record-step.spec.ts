import { describe, expect, test } from '@jest/globals';
import { changeOffice, contextOf, FOUNDED_AT, Story, standardOf, testOffice } from '../testing/index.ts';

const ODGJ = 'dumai-penanganan-odgj';
const LETTER = 'dumai-pengecekan-bansos-rekomendasi-dtks';
const office = testOffice(standardOf(ODGJ), standardOf(LETTER));

const story = () => new Story(office).takenIn(ODGJ);
const drafted = (by = 'worker') =>
  story()
    .step('worker', 'diasesmen')
    .step('worker', 'keluarga_tidak_ditemukan')
    .step('worker', 'ditetapkan_terlantar')
    .step(by, 'berkas_disiapkan');
const letterDrafted = () =>
  new Story(office)
    .takenIn(LETTER)
    .step('desk', 'berkas_diterima_dan_diwawancara')
    .step('operator', 'terdaftar_dtks')
    .step('desk', 'surat_dikonsep');

describe('recording a step', () => {
  test('a case goes from the report to its end', () => {
    const told = drafted()
      .step('kadis', 'ditandatangani_kadis')
      .step('worker', 'diserahkan_ke_rsj', { party: 'mental-hospital' });
    expect(told.state.terminal).toEqual({ state: 'diserahkan_ke_rsj', outcome: 'completed' });
    expect(told.last).toMatchObject({
      type: 'ClientSent',
      data: { milestone: 'sent', closes: 'completed', from: 'ditandatangani_kadis' },
    });
  });

  test('an unknown step, one of another state and any after the end are refused, each with what is possible', () => {
    story()
      .refusesStep('worker', 'terbang', 'unknown-step')
      .refuses('worker', { kind: 'record-step', step: 'berkas_disiapkan' }, 'step-not-possible', {
        state: 'dilaporkan',
      });
    const closed = story().step('worker', 'laporan_tidak_terbukti');
    closed.refusesStep('worker', 'diasesmen', 'case-closed');
    closed.step('shelter', 'keluar_rumah_singgah');
    expect(closed.state.status).toBe('tidak_terbukti');
  });

  test('whoever has another position, or the right one in another division, may not record it', () => {
    story().refuses('desk', { kind: 'record-step', step: 'diasesmen' }, 'wrong-position', { needed: ['case-worker'] });
    story().refusesStep('otherWorker', 'diasesmen', 'wrong-position');
  });

  test('the secretariat enters what the head signed on paper, and must say so', () => {
    const told = drafted().refusesStep('secretary', 'ditandatangani_kadis', 'no-mandate');
    told.step('secretary', 'ditandatangani_kadis', { performedBy: { user: 'kadis' } });
    expect(told.last).toMatchObject({
      performedBy: { user: 'kadis', position: { role: 'head' } },
      recordedBy: { user: 'secretary', position: { role: 'secretariat' }, officeRevision: office.revision },
    });
  });

  test('a head who has left by the time of entering signed all the same, while in office', () => {
    const tenure = office.tenures.find(({ user }) => user === 'kadis');
    const until = '2026-02-03T00:00:00.000Z';
    const without = changeOffice(
      office,
      { kind: 'end-position', tenure: tenure?.id ?? '', until },
      contextOf('admin', FOUNDED_AT, 'end'),
    );
    const told = drafted();
    told.office = without;
    told
      .at('2026-02-05T02:00:00.000Z')
      .refusesStep('secretary', 'ditandatangani_kadis', 'no-mandate', { performedBy: { user: 'kadis' } });
    told.step('secretary', 'ditandatangani_kadis', {
      performedBy: { user: 'kadis' },
      occurredAt: '2026-02-02T08:00:00Z',
    });
    expect(told.last.performedBy).toMatchObject({ user: 'kadis' });
  });

  test('a decision of another body names that body, chosen from those the step knows', () => {
    const told = story().step('desk', 'data_laporan_kurang').step('secretary', 'data_laporan_dilengkapi');
    expect(told.last).toMatchObject({ performedBy: { party: 'reporter' }, data: { party: 'reporter' } });
    drafted()
      .step('kadis', 'ditandatangani_kadis')
      .refusesStep('worker', 'diserahkan_ke_rsj', 'facts-invalid', { party: 'bank' })
      .refusesStep('worker', 'ditolak_rs', 'no-mandate', { performedBy: { party: 'bank' } });
  });

  test('facts are checked, and what is personal is parted from what is public', () => {
    story()
      .refuses(
        'worker',
        { kind: 'record-step', step: 'diasesmen', facts: { needs: ['gold'], nama: 'x' } },
        'facts-invalid',
      )
      .step('worker', 'diasesmen', { facts: { needs: ['shelter'], findings: 'Luka di kaki' } });
    const told = story().step('worker', 'diasesmen', { facts: { needs: ['shelter'], findings: 'Luka di kaki' } });
    expect(told.last).toMatchObject({ data: { facts: { needs: ['shelter'] } }, sealed: [{ name: 'findings' }] });
    expect(JSON.stringify(told.last)).not.toContain('Luka');
  });
});

describe('when it happened', () => {
  test('not in the future, not before the opening, not before the step it follows', () => {
    const told = story().step('worker', 'diasesmen');
    told
      .refusesStep('worker', 'keluarga_ditemukan', 'occurred-in-future', { occurredAt: '2027-01-01T00:00:00Z' })
      .refusesStep('worker', 'keluarga_ditemukan', 'occurred-before-opening', { occurredAt: '2026-01-06T00:00:00Z' })
      .refusesStep('worker', 'keluarga_ditemukan', 'occurred-before-step', { occurredAt: '2026-02-02T02:00:30Z' });
    told.step('shelter', 'masuk_rumah_singgah_mendesak', { occurredAt: '2026-02-02T02:00:30Z' });
  });
});

describe('segregation of duties', () => {
  test('whoever prepared the letter can neither initial nor sign it', () => {
    const acting = changeOffice(
      office,
      {
        kind: 'give-position',
        user: 'desk',
        position: { role: 'section-head', unit: 'linjamsos' },
        from: FOUNDED_AT,
        until: null,
        letter: null,
      },
      contextOf('admin', FOUNDED_AT, 'second-position'),
    );
    const told = letterDrafted();
    told.office = acting;
    told.refusesStep('desk', 'paraf_kasi', 'same-person');
  });

  test('is judged by the person: where several hold a position, it has to be said who', () => {
    const position = { role: 'case-worker', unit: 'rehsos' } as const;
    const told = drafted('colleague');
    const verified = story().step('worker', 'diasesmen').step('worker', 'keluarga_tidak_ditemukan');
    const unnamed = { performedBy: { position } };
    const missing = { kind: 'record-step', step: 'ditetapkan_terlantar', ...unnamed } as const;
    const refused = verified.decide('worker', missing);
    expect(refused).toMatchObject({ refusal: { code: 'facts-missing', problems: [{ pointer: '/performedBy/user' }] } });
    const head = { performedBy: { position: { role: 'head', unit: 'dinas' } } } as const;
    told.step('secretary', 'ditandatangani_kadis', head);
    expect(told.last.performedBy).toMatchObject({ user: 'kadis' });
    expect(story().step('worker', 'diasesmen', unnamed).last.performedBy).toEqual({ position });
  });

  test('whoever verified does not sign, unless the office allows it, and then it is flagged', () => {
    const promoted = changeOffice(
      office,
      {
        kind: 'give-mandate',
        mandateKind: 'Plh.',
        user: 'worker',
        of: { role: 'head', unit: 'dinas' },
        letter: { number: '800/1', date: '2026-02-01' },
        from: FOUNDED_AT,
        until: null,
        services: null,
        types: null,
        givenBy: null,
      },
      contextOf('kadis', FOUNDED_AT, 'mandate'),
    );
    const told = drafted('colleague');
    told.office = promoted;
    told.refusesStep('worker', 'ditandatangani_kadis', 'same-person');
    told.office = changeOffice(
      promoted,
      { kind: 'change-setting', key: 'segregation-exceptions', service: ODGJ, value: true, from: FOUNDED_AT },
      contextOf('kadis', FOUNDED_AT, 'setting'),
    );
    told.step('worker', 'ditandatangani_kadis');
    expect(told.last).toMatchObject({
      data: { flags: ['verified-and-signed'] },
      performedBy: { user: 'worker', mandate: 'mandate' },
    });
  });

  test('the division head signs for an absent head, as the standard itself says; having initialled as well is flagged', () => {
    const initialled = letterDrafted().step('kasi', 'paraf_kasi').step('kabid', 'paraf_kabid');
    initialled.refusesStep('kabid', 'ditandatangani_kabid', 'head-present');
    initialled.office = changeOffice(
      office,
      { kind: 'record-absence', user: 'kadis', from: FOUNDED_AT, until: null },
      contextOf('secretary', FOUNDED_AT, 'away'),
    );
    initialled.step('kabid', 'ditandatangani_kabid');
    expect(initialled.last).toMatchObject({
      data: { flags: ['initialled-and-signed'], document: { kind: 'recommendation-letter' } },
    });
  });
});

describe('mandates', () => {
  const mandate = {
    kind: 'give-mandate',
    mandateKind: 'a.n.',
    user: 'kabid',
    of: { role: 'head', unit: 'dinas' },
    letter: { number: '800/2', date: '2026-02-01' },
    from: '2026-02-02T00:00:00.000Z',
    until: '2026-02-03T00:00:00.000Z',
    services: [ODGJ],
    types: ['DocumentSigned'],
    givenBy: null,
  } as const;

  test('lend the power for their period, services and types, and only the head gives them, by a letter', () => {
    const lent = changeOffice(office, mandate, contextOf('kadis', FOUNDED_AT, 'm1'));
    const told = drafted();
    told.refusesStep('kabid', 'ditandatangani_kadis', 'wrong-position');
    told.office = lent;
    told.step('kabid', 'ditandatangani_kadis');
    expect(told.last).toMatchObject({
      performedBy: { user: 'kabid', position: { role: 'division-head' }, mandate: 'm1' },
    });
    const late = drafted().at('2026-02-04T02:00:00.000Z');
    late.office = lent;
    late.refusesStep('kabid', 'ditandatangani_kadis', 'wrong-position');
    expect(() => changeOffice(office, mandate, contextOf('admin', FOUNDED_AT, 'm2'))).toThrow('only-head-mandates');
    expect(() => changeOffice(office, mandate, contextOf('kabid', FOUNDED_AT, 'm3'))).toThrow('wrong-position');
  });
});

describe('a mandate', () => {
  const lentFrom = '2026-02-02T00:00:00.000Z';
  const lend = (key: string, more: object = {}) =>
    changeOffice(
      office,
      {
        kind: 'give-mandate',
        mandateKind: 'Plh.',
        user: 'kasi',
        of: { role: 'head', unit: 'dinas' },
        letter: { number: '800/3', date: '2026-02-01' },
        from: lentFrom,
        until: '2026-02-03T00:00:00.000Z',
        services: null,
        types: null,
        givenBy: null,
        ...more,
      },
      contextOf('kadis', FOUNDED_AT, key),
    );
  const signed = { performedBy: { user: 'kasi' } } as const;

  test('not begun, ended, or of another service signs nothing; one that has ended covers what was signed within it', () => {
    const told = drafted().at('2026-02-05T02:00:00.000Z');
    told.office = lend('m1');
    for (const occurredAt of ['2026-02-04T02:00:00Z', '2026-02-03T00:00:00Z']) {
      told.refusesStep('secretary', 'ditandatangani_kadis', 'no-mandate', { ...signed, occurredAt });
    }
    told.step('secretary', 'ditandatangani_kadis', { ...signed, occurredAt: '2026-02-02T23:59:00Z' });
    expect(told.last.performedBy).toMatchObject({ user: 'kasi', mandate: 'm1' });
    const tomorrow = drafted();
    tomorrow.office = lend('m2', { from: '2026-02-02T12:00:00.000Z' });
    tomorrow.refusesStep('secretary', 'ditandatangani_kadis', 'no-mandate', signed);
    const elsewhere = drafted();
    elsewhere.office = lend('m3', { services: [LETTER] });
    elsewhere.refusesStep('secretary', 'ditandatangani_kadis', 'no-mandate', signed);
  });

  test('for certain steps, or of another unit, lends nothing beside them', () => {
    const extend = { kind: 'extend-term', facts: { by: 1, reason: 'complex-case' } } as const;
    const waive = { kind: 'reassign', facts: { assignee: 'colleague' } } as const;
    const told = drafted();
    told.office = lend('m1', { user: 'worker', types: ['ApprovalDecided'] });
    told.refuses('worker', extend, 'wrong-position').refuses('worker', waive, 'wrong-position');
    told.office = lend('m2', { user: 'worker', of: { role: 'division-head', unit: 'linjamsos' } });
    told.refuses('worker', extend, 'wrong-position');
    told.office = lend('m3', { user: 'worker' });
    told.does('worker', extend);
    expect(told.last.performedBy).toMatchObject({ user: 'worker', mandate: 'm3' });
  });
});

describe('deviations', () => {
  test('are for the division that is responsible, and for those above it', () => {
    const deviation = { to: 'berkas_disiapkan', facts: { reason: 'emergency' } };
    const by = { deviation, performedBy: { user: 'worker' } };
    story().refusesStep('otherKabid', 'berkas_disiapkan', 'wrong-position', by);
    expect(story().step('kabid', 'berkas_disiapkan', by).state.status).toBe('berkas_disiapkan');
    expect(story().step('kadis', 'berkas_disiapkan', by).state.status).toBe('berkas_disiapkan');
  });

  test('break the order, and give nobody a signature', () => {
    const deviation = { to: 'ditandatangani_kadis', facts: { reason: 'order-of-superior' } };
    story().refusesStep('kasi', 'ditandatangani_kadis', 'no-mandate', { deviation });
    story().refusesStep('kabid', 'ditandatangani_kadis', 'no-mandate', { deviation, performedBy: { user: 'kabid' } });
    const told = story().step('kasi', 'ditandatangani_kadis', { deviation, performedBy: { user: 'kadis' } });
    expect(told.last).toMatchObject({ type: 'DocumentSigned', performedBy: { user: 'kadis' } });
  });

  test('a section head records what happened outside the order, with the state it leads to and the reason', () => {
    const deviation = { to: 'berkas_disiapkan', facts: { reason: 'emergency', explanation: 'Malam hari' } };
    story().refusesStep('worker', 'berkas_disiapkan', 'wrong-position', { deviation });
    const told = story().step('kasi', 'berkas_disiapkan', { deviation, performedBy: { user: 'worker' } });
    expect(told.state.status).toBe('berkas_disiapkan');
    expect(told.last).toMatchObject({
      type: 'DraftPrepared',
      data: { deviation: { reason: 'emergency' }, from: 'dilaporkan', to: 'berkas_disiapkan' },
    });
    story().refusesStep('kasi', 'berkas_disiapkan', 'state-not-possible', { deviation: { ...deviation, to: 'bulan' } });
    story().refusesStep('kasi', 'diasesmen', 'not-a-deviation', { deviation });
  });
});

describe('exits', () => {
  test('are possible in every open state that they fit', () => {
    story().refusesStep('kasi', 'gugur', 'step-not-possible');
    const lapsed = story().step('desk', 'data_laporan_kurang').step('kabid', 'gugur');
    expect(lapsed.state.terminal).toEqual({ state: 'gugur', outcome: 'lapsed' });
    const died = drafted().step('shelter', 'klien_meninggal', { facts: { place: 'shelter' } });
    expect(died.state.terminal?.outcome).toBe('died');
  });
});
