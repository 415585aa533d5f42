import { type StoredEvent, StoreUnavailable } from '@jejak/event-store';
import { isCanonical, verifyChain } from '@jejak/integrity';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Ledger } from './ledger.ts';
import { sweepNumbers } from './numbers/index.ts';
import {
  foundExample,
  LETTER,
  ledgerOver,
  ODGJ,
  openTestStores,
  report,
  requestBy,
  type TestStores,
  taken,
  userId,
} from './testing/index.ts';

let stores: TestStores;
let ledger: Ledger;
const who = (key: string) => userId('DMI', key);
const by = (person: string, key: string, more = {}) => requestBy(who(person), 'DMI', key, more);
const step = (key: string, more = {}) => ({ kind: 'record-step', step: key, ...more }) as const;

beforeEach(async () => {
  stores = await openTestStores();
  ledger = ledgerOver(stores);
  await foundExample(ledger);
});
afterEach(async () => {
  await ledger.close();
  await stores.close();
});

const eventsOf = async (stream: string) => (await stores.store.readStream(stream)).map(({ json }) => JSON.parse(json));
const everything = async (): Promise<readonly StoredEvent[]> => stores.store.readAll({ limit: 1000 });

describe('a command', () => {
  test('is stored as one canonical, chained envelope, its personal facts sealed', async () => {
    const [id = ''] = await taken(ledger, 'r1');
    await ledger.onCase(
      id,
      step('diasesmen', { facts: { urgent: true, findings: 'Luka di kaki kiri' } }),
      by('pendamping', 's1'),
    );
    const stored = await stores.store.readStream(`case-${id}`);
    expect(verifyChain(stored)).toBeNull();
    expect(stored.every(({ json }) => isCanonical(json))).toBe(true);
    const [opened, assessed] = stored.map(({ json }) => JSON.parse(json));
    expect(Object.keys(assessed).sort()).toEqual(
      'commandId correlationId data id occurredAt office performedBy prev recordedAt recordedBy requestMac revision sealed stream type v'.split(
        ' ',
      ),
    );
    expect(assessed).toMatchObject({
      v: 1,
      type: 'CaseAssessed',
      office: 'DMI',
      revision: 1,
      data: { facts: { urgent: true } },
      sealed: [{ name: 'findings', subject: opened.data.client }],
    });
    const all = JSON.stringify(await everything());
    for (const secret of ['Siti Aminah', '1472015708900003', 'Luka di kaki', 'pasar'])
      expect(all).not.toContain(secret);
  });

  test('repeated gives the first answer; with another body under its key it is refused', async () => {
    const [id = ''] = await taken(ledger, 'r1');
    const request = by('pendamping', 's1', { body: { step: 'diasesmen' } });
    const first = await ledger.onCase(id, step('diasesmen'), request);
    const again = await ledger.onCase(id, step('diasesmen'), request);
    expect(again).toEqual({ ...first, repeated: true });
    const restarted = ledgerOver(stores);
    expect(await restarted.onCase(id, step('diasesmen'), request)).toEqual({ ...first, repeated: true });
    expect(await ledger.onCase(id, step('diasesmen'), { ...request, body: { step: 'x' } })).toEqual({
      kind: 'key-reused',
    });
    expect(await eventsOf(`case-${id}`)).toHaveLength(2);
  });

  test('that names a revision is told what happened in between', async () => {
    const [id = ''] = await taken(ledger, 'r1');
    await ledger.onCase(id, step('diasesmen'), by('pendamping', 's1', { expectedRevision: 0 }));
    const late = await ledger.onCase(
      id,
      { kind: 'add-note', facts: { text: 'x' } },
      by('pendamping', 's2', { expectedRevision: 0 }),
    );
    expect(late).toMatchObject({
      kind: 'moved',
      expected: 0,
      actual: 1,
      between: [{ type: 'CaseAssessed', revision: 1 }],
    });
  });

  test('is never refused out of a stale memory', async () => {
    const [id = ''] = await taken(ledger, 'r1');
    const other = ledgerOver(stores, 'other');
    await other.onCase(id, step('diasesmen'), by('pendamping', 's1'));
    expect(await ledger.onCase(id, step('keluarga_ditemukan'), by('pendamping', 's2'))).toMatchObject({
      kind: 'accepted',
      revision: 2,
    });
    const promoted = {
      kind: 'give-position',
      user: who('loket'),
      position: { role: 'case-worker', unit: 'rehsos' },
      from: '2026-01-01T00:00:00.000Z',
      until: null,
      letter: null,
    } as const;
    await other.onOffice('DMI', promoted, by('kadis', 'promotion'));
    expect(await ledger.onCase(id, step('diserahkan_ke_keluarga'), by('loket', 's3'))).toMatchObject({
      kind: 'accepted',
    });
  });

  test('that signs is not refused out of a stale memory either', async () => {
    const [id = ''] = await taken(ledger, 'r1');
    const other = ledgerOver(stores, 'other');
    for (const key of ['diasesmen', 'keluarga_tidak_ditemukan', 'ditetapkan_terlantar', 'berkas_disiapkan']) {
      await other.onCase(id, step(key), by('pendamping', key));
    }
    expect(await ledger.onCase(id, step('ditandatangani_kadis'), by('kadis', 'sign'))).toMatchObject({
      kind: 'accepted',
    });
  });

  test('signs under no mandate that was revoked elsewhere', async () => {
    const [id = ''] = await taken(ledger, 'r1');
    const other = ledgerOver(stores, 'other');
    const mandate = {
      kind: 'give-mandate',
      mandateKind: 'a.n.',
      user: who('kabid-rehsos'),
      of: { role: 'head', unit: 'dinas' },
      letter: { number: '800/1', date: '2026-02-01' },
      from: '2026-01-01T00:00:00.000Z',
      until: null,
      services: null,
      types: null,
      givenBy: null,
    } as const;
    const given = await ledger.onOffice('DMI', mandate, by('kadis', 'mandate'));
    for (const key of ['diasesmen', 'keluarga_tidak_ditemukan', 'ditetapkan_terlantar', 'berkas_disiapkan']) {
      await ledger.onCase(id, step(key), by('pendamping', key));
    }
    expect(given.kind).toBe('accepted');
    const { commandId } = by('kadis', 'mandate');
    stores.clock.move(1000);
    await other.onOffice(
      'DMI',
      { kind: 'revoke-mandate', mandate: commandId, until: null, revokedBy: null },
      by('kadis', 'revocation'),
    );
    stores.clock.move(1000);
    expect(await ledger.onCase(id, step('ditandatangani_kadis'), by('kabid-rehsos', 'sign'))).toMatchObject({
      kind: 'refused',
      refusal: { code: 'wrong-position' },
    });
  });

  test('is recorded no earlier than the one before it, whatever the clock does', async () => {
    const [id = ''] = await taken(ledger, 'r1');
    stores.clock.move(60_000);
    await ledger.onCase(id, step('diasesmen'), by('pendamping', 's1'));
    stores.clock.move(-3_600_000);
    await ledger.onCase(id, step('keluarga_ditemukan'), by('pendamping', 's2'));
    const times = (await eventsOf(`case-${id}`)).map(({ recordedAt }) => recordedAt);
    expect(times).toEqual([...times].sort());
    expect(times[2]).toBe(times[1]);
  });

  test('on a case of another office finds no case', async () => {
    await foundExample(ledger, 'PLW');
    const [id = ''] = await taken(ledger, 'r1');
    const stranger = requestBy(userId('PLW', 'pendamping'), 'PLW', 's1');
    expect(await ledger.onCase(id, step('diasesmen'), stranger)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'unknown-case' },
    });
    const nowhere = '99999999-9999-4999-8999-999999999999';
    expect(await ledger.onCase(nowhere, step('diasesmen'), by('pendamping', 's2'))).toMatchObject({
      kind: 'refused',
      refusal: { code: 'unknown-case' },
    });
  });

  test('points only at subjects and cases of its own office', async () => {
    await foundExample(ledger, 'PLW');
    const [id = '', sibling = ''] = await taken(ledger, 'r1', 2);
    const foreign = await ledger.takeIn(report(1, ODGJ, 'PLW'), requestBy(userId('PLW', 'loket'), 'PLW', 'r1'));
    const [stranger] = foreign.items;
    const link = (subject: string) => ({ kind: 'link-subject', facts: { subject, role: 'family' } }) as const;
    expect(await ledger.onCase(id, link(stranger?.client ?? ''), by('loket', 'l1'))).toMatchObject({
      refusal: { code: 'unknown-subject' },
    });
    const relate = (other: string) => ({ kind: 'relate', facts: { other, relation: 'same-event' } }) as const;
    expect(await ledger.onCase(id, relate(stranger?.case ?? ''), by('loket', 'l2'))).toMatchObject({
      refusal: { code: 'unknown-case' },
    });
    expect(await ledger.onCase(id, relate(sibling), by('loket', 'l3'))).toMatchObject({ kind: 'accepted' });
  });

  test('whose answer is lost is not carried out twice', async () => {
    let lost = 0;
    const flaky = ledgerOver(stores, 'flaky', {
      store: {
        readStream: (stream, options) => stores.store.readStream(stream, options),
        readAll: (options) => stores.store.readAll(options),
        subscribe: (options) => stores.store.subscribe(options),
        close: () => stores.store.close(),
        async append(stream, expected, events) {
          const result = await stores.store.append(stream, expected, events);
          if (stream.startsWith('case-') && lost++ < 3) throw new StoreUnavailable('lost on the way back');
          return result;
        },
      },
    });
    const [id = ''] = await taken(flaky, 'r1');
    expect(lost).toBe(4);
    expect(await eventsOf(`case-${id}`)).toHaveLength(1);
  });
});

describe('a report', () => {
  test('opens several cases, and a repeat finds them', async () => {
    const first = await ledger.takeIn(report(3), by('loket', 'raid'));
    const again = await ledger.takeIn(report(3), by('loket', 'raid'));
    expect(first.kind).toBe('accepted');
    expect(again.items.map((item) => item.case)).toEqual(first.items.map((item) => item.case));
    expect(again.items.every(({ answer }) => answer.kind === 'accepted' && answer.repeated)).toBe(true);
    const [, second] = await eventsOf(`case-${first.items[1]?.case}`).then((events) => [null, events[0]]);
    expect(second.data.report).toMatchObject({ index: 1, count: 3 });
    await ledger.close();
  });

  test('is refused as a whole, item by item, with nothing written', async () => {
    const before = (await everything()).length;
    const [good] = report().cases;
    if (!good) throw new Error('a report has a case');
    const bad = { ...good, client: { facts: { nik: '123' } }, facts: { channel: 'counter' } };
    const answer = await ledger.takeIn({ ...report(), cases: [good, bad] }, by('loket', 'bad'));
    expect(answer).toMatchObject({
      kind: 'refused',
      items: [{ answer: { kind: 'held-back' } }, { answer: { kind: 'refused' } }],
    });
    expect(JSON.stringify(answer)).toContain('/cases/1/client/facts/nik');
    expect(JSON.stringify(answer)).toContain('/cases/1/facts/reportedBy');
    expect(await everything()).toHaveLength(before);
  });

  test('makes its people findable by NIK and by name', async () => {
    const { items } = await ledger.takeIn(report(), by('loket', 'r1'));
    const client = items[0]?.client ?? '';
    expect(await stores.search.byNik('DMI', '1472015708900003')).toEqual([client]);
    await ledger.onSubject(
      client,
      { kind: 'identify-subject', facts: { name: 'Siti Aminah Putri' } },
      by('loket', 'i1'),
    );
    expect(await stores.search.byName('DMI', 'aminah putri', 10)).toEqual([client]);
    expect(await stores.search.byNik('DMI', '1472015708900003')).toEqual([client]);
    await ledger.onSubject(client, { kind: 'identify-subject', facts: { nik: '1472011708900004' } }, by('loket', 'i2'));
    expect(await stores.search.byNik('DMI', '1472015708900003')).toEqual([]);
  });

  test('names persons who are known, and two of them can be one', async () => {
    const { items } = await ledger.takeIn(report(2), by('loket', 'r1'));
    const [one = '', two = ''] = items.map(({ client }) => client ?? '');
    const again = await ledger.takeIn(
      {
        ...report(),
        cases: [{ client: { subject: one }, reporter: null, facts: { channel: 'visit', reportedBy: 'family' } }],
      },
      by('loket', 'r2'),
    );
    expect(again.items[0]).toMatchObject({ client: one, answer: { kind: 'accepted' } });
    const merge = { kind: 'merge-subject', facts: { into: one, basis: 'same-nik' } } as const;
    expect(await ledger.onSubject(two, merge, by('loket', 'm1'))).toMatchObject({ kind: 'accepted' });
    expect(await eventsOf(`subject-${one}`)).toMatchObject([
      { type: 'SubjectRegistered' },
      { type: 'SubjectAbsorbed', data: { merged: two } },
    ]);
    expect(await ledger.onSubject(two, merge, by('loket', 'm2'))).toMatchObject({
      refusal: { code: 'already-merged' },
    });
  });
});

describe('a batch', () => {
  test('records the same step in many cases, all or, where one refuses, none', async () => {
    const ids = await taken(ledger, 'raid', 5);
    const done = await ledger.onCases(ids, step('diasesmen'), by('pendamping', 'b1'));
    expect(done.items.map(({ answer }) => answer.kind)).toEqual(Array(5).fill('accepted'));
    expect((await ledger.onCases(ids, step('diasesmen'), by('pendamping', 'b1'))).items).toMatchObject(
      Array(5).fill({ answer: { repeated: true } }),
    );
    const [first = '', ...rest] = ids;
    await ledger.onCase(first, step('laporan_tidak_terbukti'), by('pendamping', 'x'));
    const refused = await ledger.onCases([first, ...rest], step('keluarga_ditemukan'), by('pendamping', 'b2'));
    expect(refused.kind).toBe('refused');
    expect(refused.items.map(({ answer }) => answer.kind)).toEqual(['refused', ...Array(4).fill('held-back')]);
    expect(await eventsOf(`case-${rest[0]}`)).toHaveLength(2);
  });
});

describe('numbers', () => {
  test('are given once each, without gaps, by two processes at once, and shown with office and year', async () => {
    const other = ledgerOver(stores, 'other');
    const [mine, theirs] = await Promise.all([
      Promise.all([1, 2, 3].map((n) => taken(ledger, `a${n}`, 4))),
      Promise.all([1, 2, 3].map((n) => taken(other, `b${n}`, 4))),
    ]);
    await ledger.close();
    await other.close();
    const register = await eventsOf('register-DMI-2026');
    expect(register.map(({ data }) => data.number)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
    expect(new Set(register.map(({ data }) => data.case))).toEqual(new Set([...mine, ...theirs].flat()));
    expect(register[0].data.printed).toBe('DMI-2026-00001');
    expect(verifyChain(await stores.store.readStream('register-DMI-2026'))).toBeNull();
  });

  test('of a case are the same whoever asks, and a sweeper gives the missing ones', async () => {
    const [id = ''] = await taken(ledger, 'r1');
    const holder = { case: id, document: null, office: 'DMI', recordedAt: stores.clock.now() };
    const number = await ledger.numberOf('register', holder, 5000);
    expect(await ledgerOver(stores).numberOf('register', holder, 5000)).toMatchObject({
      printed: number?.printed ?? '',
    });
    const swept = await sweepNumbers(
      ledger,
      async () => [{ kind: 'letters', ...holder, document: '11111111-1111-4111-8111-111111111111' }],
      stores.clock.now(),
    );
    expect(swept).toBe(1);
    expect(await eventsOf('letters-DMI-2026')).toMatchObject([{ data: { printed: 'DMI-S-2026-00001', case: id } }]);
  });

  test('of letters follow their signature; a void uses no number', async () => {
    const [id = ''] = await taken(ledger, 'r1', 1, LETTER);
    const walk = [
      ['loket', 'berkas_diterima_dan_diwawancara'],
      ['operator', 'terdaftar_dtks'],
      ['loket', 'surat_dikonsep'],
      ['kasi-linjamsos', 'paraf_kasi'],
      ['kabid-linjamsos', 'paraf_kabid'],
      ['kadis', 'ditandatangani'],
    ] as const;
    for (const [person, key] of walk) {
      expect(await ledger.onCase(id, step(key), by(person, key))).toMatchObject({ kind: 'accepted' });
    }
    await ledger.close();
    expect(await eventsOf('letters-DMI-2026')).toHaveLength(1);
    expect(await ledger.voidNumber('letters', 'DMI', 2026, 1, 'wrong-content', by('loket', 'v1'))).toMatchObject({
      refusal: { code: 'wrong-position' },
    });
    expect(await ledger.voidNumber('letters', 'DMI', 2026, 1, 'wrong-content', by('sekretariat', 'v2'))).toMatchObject({
      kind: 'accepted',
    });
    expect(await ledger.voidNumber('letters', 'DMI', 2026, 1, 'wrong-content', by('sekretariat', 'v3'))).toMatchObject({
      refusal: { code: 'already-voided' },
    });
  });
});

describe('looking', () => {
  test('is noted durably, several at once in one append, chained across restarts', async () => {
    const note = (subject: string) =>
      ({
        user: who('loket'),
        sessionHash: 'abc',
        purpose: 'worklist',
        subjects: new Map([['DMI', [subject]]]),
        case: null,
        correlationId: 'c',
      }) as const;
    await Promise.all(['a', 'b', 'c'].map((subject) => ledger.noteAccess(note(subject))));
    await ledgerOver(stores).noteAccess(note('d'));
    const stream = 'access-DMI-2026-02-02-test';
    expect((await eventsOf(stream)).map(({ data }) => data.subjects)).toEqual([['a'], ['b'], ['c'], ['d']]);
    expect(verifyChain(await stores.store.readStream(stream))).toBeNull();
  });
});
