import { type TestAnswer, TestApi } from '@jejak/api/testing';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const ODGJ = 'dumai-penanganan-odgj';
const NOWHERE = '99999999-9999-4999-8999-999999999999';

let api: TestApi;
let id = '';
let foreign = '';
let eventId = '';

beforeAll(async () => {
  api = await TestApi.start({ projects: false });
  await api.foundOffice({ services: [ODGJ] });
  await api.foundOffice({ code: 'PLW', services: [ODGJ] });
  id = (await api.as('loket').post('/api/reports', report())).body.cases[0].id;
  foreign = (await api.as('loket', 'PLW').post('/api/reports', report())).body.cases[0].id;
  const [opened] = await api.server.backend.eventStore.readStream(`case-${id}`);
  eventId = opened?.id ?? '';
});
afterAll(() => api.close());

function report(change: object = {}, one: object = {}, facts: object = {}): object {
  const given = { channel: 'counter', reportedBy: 'police', ...facts };
  return { service: ODGJ, cases: [{ client: { facts: {} }, reporter: null, facts: given, ...one }], ...change };
}

async function eventCount(): Promise<number> {
  const { eventStore } = api.server.backend;
  let count = 0;
  for (let after = ''; ; ) {
    const page = await eventStore.readAll({ limit: 1000, ...(after === '' ? {} : { after }) });
    count += page.length;
    const last = page.at(-1);
    if (!last) return count;
    after = last.position;
  }
}

/** Refused as a 4xx problem that names the place; nothing recorded. */
function expectRefusal(answer: TestAnswer, place: string): void {
  expect({ place, status: answer.status, body: answer.body }).toMatchObject({
    status: expect.any(Number),
    body: { code: expect.any(String), title: expect.any(String) },
  });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(String(answer.headers['content-type'])).toContain('application/problem+json');
  expect(JSON.stringify(answer.body)).toContain(place);
  expect({ place, code: answer.body.code, errors: answer.body.errors }).toMatchObject({
    errors: expect.arrayContaining(
      [{ in: expect.any(String), pointer: expect.any(String) }].map(expect.objectContaining),
    ),
  });
}

type Row = readonly [what: string, body: unknown, place: string];
const client = (facts: object) => report({}, { client: { facts } });
const many = (count: number) =>
  Array.from({ length: count }, () => ({
    client: { facts: {} },
    reporter: null,
    facts: { channel: 'counter', reportedBy: 'police' },
  }));

const REPORTS: readonly Row[] = [
  ['no service', report({ service: undefined }), 'service'],
  ['a service that is a number', report({ service: 7 }), 'service'],
  ['a service that is null', report({ service: null }), 'service'],
  ['a service that is empty', report({ service: '' }), 'service'],
  ['a service that is a list', report({ service: [ODGJ] }), 'service'],
  ['a service with a path in it', report({ service: '../../etc/passwd' }), 'service'],
  ['a service that nobody has', report({ service: 'dumai-terbang' }), 'dumai-terbang'],
  ['no cases', report({ cases: undefined }), 'cases'],
  ['an empty list of cases', report({ cases: [] }), 'cases'],
  ['cases that are an object', report({ cases: {} }), 'cases'],
  ['too many cases', report({ cases: many(501) }), 'cases'],
  ['a case that is a text', report({ cases: ['x'] }), 'cases'],
  ['a case that is null', report({ cases: [null] }), 'cases'],
  ['an unknown member', report({ nama: 'x' }), 'nama'],
  ['an unknown member of a case', report({}, { umur: 7 }), 'umur'],
  ['a member called constructor', report({ constructor: 1 }), 'constructor'],
  ['an instant that is no instant', report({ occurredAt: 'kemarin' }), 'occurredAt'],
  ['an instant that does not exist', report({ occurredAt: '2026-02-30T00:00:00Z' }), 'occurredAt'],
  ['an instant without a zone', report({ occurredAt: '2026-02-03T00:00:00' }), 'occurredAt'],
  ['an instant that is a number', report({ occurredAt: 1767225600 }), 'occurredAt'],
  ['an instant in the future', report({ occurredAt: '2999-01-01T00:00:00Z' }), 'occurred-in-future'],
  ['an hour that no day has', report({ occurredAt: '2026-02-03T25:00:00Z' }), 'occurredAt'],
  ['an office that is not one’s own', report({ office: 'PLW' }), '/office'],
  ['an office that is nowhere', report({ office: 'ZZZ' }), '/office'],
  ['an office in small letters', report({ office: 'dmi' }), 'office'],
  ['no client and no reporter', report({}, { client: null }), 'client'],
  ['a client that is a text', report({}, { client: 'Budi' }), 'client'],
  ['a client that is neither known nor new', report({}, { client: {} }), 'client'],
  ['a client that is both', report({}, { client: { subject: NOWHERE, facts: {} } }), 'client'],
  ['a client that nobody knows', report({}, { client: { subject: NOWHERE } }), NOWHERE],
  ['a client whose id is no id', report({}, { client: { subject: 'budi' } }), 'subject'],
  ['no channel', report({}, {}, { channel: undefined }), 'channel'],
  ['a channel that is unknown', report({}, {}, { channel: 'merpati' }), 'channel'],
  ['a channel that is a list', report({}, {}, { channel: ['counter'] }), 'channel'],
  ['no party that reports', report({}, {}, { reportedBy: undefined }), 'reportedBy'],
  ['a party that is unknown', report({}, {}, { reportedBy: 'alien' }), 'reportedBy'],
  ['an unknown fact', report({}, {}, { warna: 'biru' }), 'warna'],
  ['facts that are a list', report({}, { facts: [] }), 'facts'],
  ['facts that are null', report({}, { facts: null }), 'facts'],
  ['a number of persons that is a text', report({}, {}, { persons: '3' }), 'persons'],
  ['a number of persons that is broken', report({}, {}, { persons: 1.5 }), 'persons'],
  ['a number of persons below one', report({}, {}, { persons: 0 }), 'persons'],
  ['a number of persons beyond all', report({}, {}, { persons: 1e9 }), 'persons'],
  ['a flag that is a text', report({}, {}, { urgent: 'ya' }), 'urgent'],
  ['a kecamatan that is a name', report({}, {}, { kecamatan: 'Dumai Timur' }), 'kecamatan'],
  ['a category that is unknown', report({}, {}, { ppks: 'lain' }), 'ppks'],
  ['a story that is a number', report({}, {}, { story: 5 }), 'story'],
  ['a story of white space', report({}, {}, { story: '   ' }), 'story'],
  ['a story that is too long', report({}, {}, { story: 'x'.repeat(8001) }), 'story'],
  ['a story with half a character', report({}, {}, { story: 'a\ud800' }), 'story'],
  ['requirements that are texts', report({}, {}, { received: ['1'] }), 'received'],
  ['documents that are an object', report({}, {}, { documents: {} }), 'documents'],
  ['a document of an unknown kind', report({}, {}, { documents: [{ kind: 'batu' }] }), 'documents'],
  ['a document with a date that does not exist', report({}, {}, { documents: [{ date: '2026-02-30' }] }), 'documents'],
  ['a document with an unknown member', report({}, {}, { documents: [{ judul: 'x' }] }), 'judul'],
  ['a file hash that is none', report({}, {}, { documents: [{ file: 'abc' }] }), 'documents'],
  ['a NIK that is a number', client({ nik: 1472011708900003 }), 'nik'],
  ['a NIK that is too short', client({ nik: '147201170890003' }), 'nik'],
  ['a NIK that is too long', client({ nik: '14720117089000031' }), 'nik'],
  ['a NIK with a letter', client({ nik: '147201170890000X' }), 'nik'],
  ['a NIK with an impossible date of birth', client({ nik: '1472013113900003' }), 'nik'],
  ['a NIK with a February too long', client({ nik: '1472017002900003' }), 'nik'],
  ['a NIK whose serial is 0000', client({ nik: '1472011708900000' }), 'nik'],
  ['a name that is a list', client({ name: ['Siti'] }), 'name'],
  ['a name that is empty', client({ name: '' }), 'name'],
  ['a name that is too long', client({ name: 'x'.repeat(201) }), 'name'],
  ['a date of birth that does not exist', client({ birthDate: '1990-13-01' }), 'birthDate'],
  ['a date of birth with an hour', client({ birthDate: '1990-01-01T00:00:00Z' }), 'birthDate'],
  ['a sex that is unknown', client({ sex: 'x' }), 'sex'],
  ['aliases that are one text', client({ aliases: 'Ucok' }), 'aliases'],
  ['more aliases than ten', client({ aliases: Array(11).fill('x') }), 'aliases'],
  ['an unknown fact of a person', client({ agama: 'x' }), 'agama'],
  ['a performer without a name', report({ performedBy: {} }), 'performedBy'],
  ['a performer who is a text', report({ performedBy: 'kadis' }), 'performedBy'],
];

const STEPS: readonly Row[] = [
  ['no step', {}, 'step'],
  ['a step that is a number', { step: 5 }, 'step'],
  ['a step that is null', { step: null }, 'step'],
  ['a step with spaces', { step: 'di asesmen' }, 'step'],
  ['a step that no procedure knows', { step: 'terbang' }, 'terbang'],
  ['a step that is not possible', { step: 'berkas_disiapkan' }, 'step-not-possible'],
  ['a party that is unknown', { step: 'diasesmen', party: 'alien' }, 'party'],
  ['a party that the step does not know', { step: 'diasesmen', party: 'bank' }, 'party'],
  ['an unknown fact', { step: 'diasesmen', facts: { warna: 1 } }, 'warna'],
  ['a need that is unknown', { step: 'diasesmen', facts: { needs: ['emas'] } }, 'needs'],
  ['needs that are a text', { step: 'diasesmen', facts: { needs: 'shelter' } }, 'needs'],
  ['facts that are a text', { step: 'diasesmen', facts: 'x' }, 'facts'],
  ['an unknown member', { step: 'diasesmen', catatan: 'x' }, 'catatan'],
  [
    'an instant before the opening',
    { step: 'diasesmen', occurredAt: '2020-01-01T00:00:00Z' },
    'occurred-before-opening',
  ],
  ['an instant in the future', { step: 'diasesmen', occurredAt: '2999-01-01T00:00:00Z' }, 'occurred-in-future'],
  ['a deviation without a state', { step: 'diasesmen', deviation: { facts: { reason: 'emergency' } } }, 'deviation'],
  ['a deviation without a reason', { step: 'berkas_disiapkan', deviation: { to: 'berkas_disiapkan' } }, 'deviation'],
  ['a deviation that is a text', { step: 'diasesmen', deviation: 'ya' }, 'deviation'],
  ['a performer who may not', { step: 'diasesmen', performedBy: { user: NOWHERE } }, 'no-mandate'],
  ['a performer whose id is none', { step: 'diasesmen', performedBy: { user: 'budi' } }, 'performedBy'],
];

const OTHERS: readonly (readonly [what: string, path: () => string, body: () => unknown, place: string])[] = [
  ['a case that is nowhere', () => `/api/cases/${NOWHERE}/steps`, () => ({ step: 'diasesmen' }), 'unknown-case'],
  ['a case of another office', () => `/api/cases/${foreign}/steps`, () => ({ step: 'diasesmen' }), 'unknown-case'],
  ['a case whose id is none', () => '/api/cases/42/steps', () => ({ step: 'diasesmen' }), 'id'],
  ['a note without text', () => `/api/cases/${id}/notes`, () => ({ facts: {} }), 'text'],
  ['a note that is no object', () => `/api/cases/${id}/notes`, () => ['x'], 'body'],
  ['a pause without a party', () => `/api/cases/${id}/pauses`, () => ({ facts: { reason: 'other' } }), 'party'],
  [
    'an extension by nothing',
    () => `/api/cases/${id}/extensions`,
    () => ({ facts: { by: 0, reason: 'decree' } }),
    'by',
  ],
  ['a requirement beyond all', () => `/api/cases/${id}/requirements`, () => ({ facts: { no: 100 } }), 'no'],
  [
    'a requirement that is unknown',
    () => `/api/cases/${id}/requirements`,
    () => ({ facts: { no: 98 } }),
    'unknown-requirement',
  ],
  [
    'a correction of nothing',
    () => `/api/cases/${id}/corrections`,
    () => ({ event: NOWHERE, facts: {}, why: { reason: 'other' } }),
    'unknown-event',
  ],
  [
    'a correction without a reason',
    () => `/api/cases/${id}/corrections`,
    () => ({ event: eventId, facts: { urgent: true }, why: {} }),
    'reason',
  ],
  [
    'a link to a person of another office',
    () => `/api/cases/${id}/subjects`,
    () => ({ facts: { subject: NOWHERE, role: 'family' } }),
    NOWHERE,
  ],
  [
    'a relation to a case of another office',
    () => `/api/cases/${id}/relations`,
    () => ({ facts: { other: foreign, relation: 'family' } }),
    'unknown-case',
  ],
  [
    'a merge into nobody',
    () => `/api/subjects/${NOWHERE}/merge`,
    () => ({ facts: { into: NOWHERE, basis: 'same-nik' } }),
    'subject',
  ],
  ['a batch of no cases', () => '/api/steps', () => ({ cases: [], step: 'diasesmen' }), 'cases'],
  ['a batch with an id that is none', () => '/api/steps', () => ({ cases: ['x'], step: 'diasesmen' }), 'cases'],
];

const RAW: readonly (readonly [what: string, payload: string, place: string])[] = [
  ['text that is no JSON', '{"service": ', 'body'],
  ['a text alone', '"service"', 'body'],
  ['null', 'null', 'body'],
  ['a key like an integer', '{"service":"x","cases":[{"facts":{"10":1}}]}', '10'],
  ['a prototype', '{"__proto__":{"admin":true},"service":"x"}', 'body'],
  ['half a character in a key', '{"service":"x","\\ud800":1}', 'body'],
  ['an integer that no number holds', '{"service":"x","cases":[{"facts":{"persons":9007199254740993}}]}', 'persons'],
  ['a hundred levels', `{"service":${'['.repeat(100)}${']'.repeat(100)}}`, 'service'],
  ['nothing at all', '', 'body'],
];

test('the table has at least a hundred rows', () => {
  expect(REPORTS.length + STEPS.length + OTHERS.length + RAW.length).toBeGreaterThanOrEqual(100);
});

describe('is refused with the place named, and nothing is recorded', () => {
  let before = 0;
  beforeAll(async () => {
    await api.server.backend.ledger.close();
    before = await eventCount();
  });

  test.each(REPORTS)('a report with %s', async (_, body, place) => {
    expectRefusal(await api.as('loket').post('/api/reports', body as object), place);
  });
  test.each(STEPS)('a step with %s', async (_, body, place) => {
    expectRefusal(await api.as('pendamping').post(`/api/cases/${id}/steps`, body as object), place);
  });
  test.each(OTHERS)('%s', async (_, path, body, place) => {
    const who = path().includes('extensions') ? 'kabid-rehsos' : 'loket';
    const recorder = path().includes('steps') ? 'pendamping' : who;
    expectRefusal(await api.as(recorder).post(path(), body() as object), place);
  });
  test.each(RAW)('a body that is %s', async (_, payload, place) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
    const answer = await api.as('loket').send({ method: 'POST', url: '/api/reports', headers, payload });
    expectRefusal(answer, place === 'body' ? 'code' : place);
  });
  test('a command without a key, and a body beyond all size', async () => {
    expectRefusal(await api.as('loket').post('/api/reports', report(), { key: null }), 'idempotency-key');
    const huge = report({}, {}, { story: 'x'.repeat(2_000_000) });
    expectRefusal(await api.as('loket').post('/api/reports', huge), 'code');
  });
  test('after all that, no event more than before', async () => {
    expect(await eventCount()).toBe(before);
  });
});
