import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { projectAll, TestApi } from '../testing/index.ts';

const ODGJ = 'dumai-penanganan-odgj';
const NIK = '1472015708900003';
let api: TestApi;
let first: { readonly id: string; readonly number: string; readonly client: string };
let position: string;

const project = () => projectAll(api.server.backend.eventStore, api.server.backend.readStore);
const report = (name: string, facts: object = {}) => ({
  service: ODGJ,
  cases: [{ client: { facts: { name, ...facts } }, facts: { channel: 'counter', reportedBy: 'police' } }],
});

beforeAll(async () => {
  // Projected by hand, so that the specs see what comes before and what comes after.
  api = await TestApi.start({ projects: false });
  await api.foundOffice();
  await api.foundOffice({ code: 'BKT', services: [ODGJ] });
  const taken = await api.as('loket').post('/api/reports', report('Siti Aminah', { nik: NIK }));
  first = taken.body.cases[0];
  position = taken.body.position;
  for (const name of ['Budi Santoso', 'Rahmat Hidayat']) await api.as('loket').post('/api/reports', report(name));
  await api.as('loket', 'BKT').post('/api/reports', report('Orang Lain'));
});
afterAll(() => api.close());

test('before anything was projected a query is told to come again', async () => {
  const answer = await api.as('loket').get('/api/worklist');
  expect(answer).toMatchObject({ status: 503, body: { code: 'not-there-yet' }, headers: { 'retry-after': '1' } });
});

describe('once projected', () => {
  beforeAll(async () => {
    await project();
  });

  test('staff see the names in their worklist, and it is on record once a session', async () => {
    const noted = jest.spyOn(api.server.backend.ledger, 'noteAccess');
    const answer = await api.as('kasi-rehsos').get('/api/worklist');
    expect(answer).toMatchObject({ status: 200, body: { next: null, personalWithheld: false } });
    const names = answer.body.items.map((item: { client: { name: string } }) => item.client.name);
    expect(names.sort()).toEqual(['Budi Santoso', 'Rahmat Hidayat', 'Siti Aminah']);
    expect(answer.body.items[0].memory).toBeUndefined();
    await api.as('kasi-rehsos').get('/api/worklist');
    expect(noted).toHaveBeenCalledTimes(1);
    expect(noted.mock.calls[0]?.[0].subjects.get('DMI')).toHaveLength(3);
    noted.mockRestore();
  });

  test('where it cannot be put on record, names are left out and the rest is answered', async () => {
    const noted = jest.spyOn(api.server.backend.ledger, 'noteAccess').mockRejectedValue(new Error('no store'));
    const list = await api.as('kabid-rehsos').get('/api/worklist');
    expect(list).toMatchObject({ status: 200, body: { personalWithheld: true } });
    expect(list.body.items).toHaveLength(3);
    expect(list.body.items[0].client.name).toBeNull();
    const reading = await api.as('auditor').post(`/api/subjects/${first.client}/reading`, { purpose: 'audit' });
    expect(reading).toMatchObject({ status: 503, body: { code: 'access-not-recorded' } });
    noted.mockRestore();
    expect(await api.as('kabid-rehsos').get('/api/worklist')).toMatchObject({ body: { personalWithheld: false } });
  });

  test('auditors read across offices without names, and open one for a purpose', async () => {
    const list = await api.as('pemeriksa', null).get('/api/worklist?office=DMI');
    expect(list).toMatchObject({ status: 200, body: { personalWithheld: true } });
    expect(JSON.stringify(list.body)).not.toContain('Siti');
    const subject = await api.as('auditor').get(`/api/subjects/${first.client}`);
    expect(subject.body).toMatchObject({ personal: { name: null, nik: null }, personalWithheld: true });
    const url = `/api/subjects/${first.client}/reading`;
    expect(await api.as('auditor').post(url, {})).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
    const opened = await api.as('auditor').post(url, { purpose: 'audit' });
    expect(opened).toMatchObject({ status: 200, body: { personal: { name: 'Siti Aminah', nik: NIK } } });
    await project();
    const log = await api.as('inspektur').get(`/api/access-log?subject=${first.client}`);
    expect(log.body.items[0]).toMatchObject({ subject: first.client, purpose: 'audit', office: 'DMI' });
  });

  test('another office is closed, whichever way it is asked for', async () => {
    const stranger = api.as('loket', 'BKT');
    const refused = { status: 403, body: { code: 'other-office', errors: [{ in: 'query', pointer: '/office' }] } };
    for (const url of [
      '/api/worklist?office=DMI',
      '/api/letters?office=DMI',
      '/api/standards?office=DMI',
      '/api/audit-trail?office=DMI',
      '/api/search?q=Siti&office=DMI',
    ]) {
      expect({ url, ...(await stranger.get(url)) }).toMatchObject({ url, ...refused });
    }
  });

  test('what another office holds is not there, as what nobody holds', async () => {
    const stranger = api.as('loket', 'BKT');
    const nobody = '99999999-9999-4999-8999-999999999999';
    const asked = ({ id, number, client }: { readonly [name: string]: string }) => [
      [`/api/cases/${id}`, 'unknown-case', '/id'],
      [`/api/cases/by-number/${number}`, 'unknown-case', '/number'],
      [`/api/subjects/${client}`, 'unknown-subject', '/id'],
      [`/api/letters?case=${id}`, 'unknown-case', '/case'],
      [`/api/audit-trail?case=${id}`, 'unknown-case', '/case'],
      [`/api/access-log?subject=${client}`, 'unknown-subject', '/subject'],
    ];
    const theirs = asked({ id: first.id, number: first.number, client: first.client });
    const none = asked({ id: nobody, number: 'DMI-2026-99999', client: nobody });
    for (const [url, code, pointer] of [...theirs, ...none]) {
      const answer = await stranger.get(String(url));
      expect({ url, ...answer }).toMatchObject({ url, status: 404, body: { code, errors: [{ pointer }] } });
    }
    const reading = await stranger.post(`/api/subjects/${first.client}/reading`, { purpose: 'other' });
    expect(reading).toMatchObject({ status: 404, body: { code: 'unknown-subject' } });
    expect(await stranger.get('/api/search?q=Siti')).toMatchObject({ body: { people: [], cases: [] } });
    expect(await stranger.get(`/api/search?q=${first.number}`)).toMatchObject({ body: { cases: [] } });
  });

  test('pages go on where the one before ended', async () => {
    const one = await api.as('loket').get('/api/worklist?limit=2&sort=openedAt');
    expect(one.body.items).toHaveLength(2);
    const two = await api.as('loket').get(`/api/worklist?limit=2&sort=openedAt&cursor=${one.body.next}`);
    expect(two.body).toMatchObject({ items: [{}], next: null });
    const ids = [...one.body.items, ...two.body.items].map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(3);
    const other = await api.as('loket').get(`/api/worklist?limit=2&cursor=${one.body.next}`);
    expect(other).toMatchObject({ status: 400, body: { code: 'cursor-invalid' } });
  });

  test('what no index serves is refused with what does go together', async () => {
    const answer = await api.as('loket').get('/api/worklist?unit=rehsos&status=x');
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'request-invalid', errors: [{ pointer: '/unit' }, { pointer: '/status' }] },
    });
    expect(answer.body.possible).toContain('office, unit, open, dueAt');
    for (const url of ['/api/worklist?unit=rehsos', '/api/worklist?waitingOn=office', '/api/worklist?open=false']) {
      expect({ url, ...(await api.as('loket').get(url)) }).toMatchObject({ url, status: 200 });
    }
    const wrong = await api.as('loket').get('/api/worklist?limit=201&colour=red&open=maybe');
    const pointers = wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers.sort()).toEqual(['/colour', '/limit', '/open']);
  });

  test('the page of a case tells its clocks as of now, what is possible, and names for staff', async () => {
    const page = await api.as('loket').get(`/api/cases/by-number/${first.number}`);
    expect(page).toMatchObject({ status: 200, body: { id: first.id, open: true, personalWithheld: false } });
    expect(page.body.people[0]).toMatchObject({ role: 'client', personal: { name: 'Siti Aminah', nik: NIK } });
    expect(page.body.timeline[0]).toMatchObject({ type: 'ReportReceived' });
    expect(JSON.stringify(page.body)).not.toContain('ciphertext');
    expect(page.body.state).toBeUndefined();
    expect(page.body.possible.length).toBeGreaterThan(0);
    const mine = page.body.possible.filter(({ mayRecord }: { mayRecord: boolean }) => mayRecord);
    const auditors = await api.as('auditor').get(`/api/cases/${first.id}`);
    expect(auditors.body).toMatchObject({ people: [{ personal: { name: null } }], personalWithheld: true });
    expect(auditors.body.possible.some(({ mayRecord }: { mayRecord: boolean }) => mayRecord)).toBe(false);
    expect(mine.length).toBeLessThanOrEqual(page.body.possible.length);
    expect(await api.as('loket').get(`/api/cases/${first.client}`)).toMatchObject({ status: 404 });
  });

  test('a case is found by its number, a person by NIK and by name', async () => {
    const byNumber = await api.as('loket').get(`/api/search?q=${first.number.toLowerCase()}`);
    expect(byNumber.body).toMatchObject({ cases: [{ id: first.id }], people: [{ id: first.client }] });
    for (const q of [NIK, 'aminah siti']) {
      const found = await api.as('loket').get(`/api/search?q=${encodeURIComponent(q)}`);
      expect(found.body).toMatchObject({ people: [{ name: 'Siti Aminah' }], cases: [{ id: first.id }] });
    }
    const across = await api.as('auditor').get('/api/search?q=aminah');
    expect(across.body).toMatchObject({ people: [{ id: first.client, name: null }], personalWithheld: true });
    expect(await api.as('loket').get('/api/search')).toMatchObject({ status: 400 });
  });

  test('standards are listed without their content, and one is shown whole', async () => {
    const list = await api.as('loket').get(`/api/standards?service=${ODGJ}`);
    expect(list.body.items).toHaveLength(1);
    const [{ hash, standard }] = list.body.items;
    expect(standard).toBeUndefined();
    const whole = await api.as('loket').get(`/api/standards/${hash}`);
    expect(whole.body).toMatchObject({ hash, standard: { service: ODGJ } });
    const unknown = await api.as('loket').get(`/api/standards/${'0'.repeat(64)}`);
    expect(unknown).toMatchObject({ status: 404, body: { code: 'unknown-standard' } });
  });

  test('the audit trail is of an office, of a case, or of what somebody recorded', async () => {
    const ofCase = await api.as('loket').get(`/api/audit-trail?case=${first.id}`);
    const types = ofCase.body.items.map(({ type }: { type: string }) => type);
    expect(types).toEqual(['NumberAllotted', 'ReportReceived']);
    const session = await api.as('loket').get('/api/session');
    const own = `/api/audit-trail?user=${session.body.account}`;
    const recorded = await api.as('loket').get(own);
    expect(recorded.body.items).toContainEqual(expect.objectContaining({ sealed: expect.arrayContaining(['name']) }));
    expect(JSON.stringify(recorded.body)).not.toContain('ciphertext');
    expect(await api.as('kasi-rehsos').get(own)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    expect(await api.as('pemeriksa', null).get(own)).toMatchObject({ status: 200 });
    const both = await api.as('pemeriksa', null).get(`${own}&case=${first.id}`);
    expect(both).toMatchObject({ status: 400, body: { possible: ['office', 'office, type', 'case', 'user'] } });
    expect(await api.as('loket').get('/api/letters')).toMatchObject({ status: 200, body: { items: [], next: null } });
  });

  test('a query that names a position waits for it, or says that it is not there yet', async () => {
    const seen = await api.as('loket').get('/api/worklist', { headers: { 'jejak-position': position } });
    expect(seen).toMatchObject({ status: 200 });
    const { body } = await api.as('loket').post('/api/reports', report('Dewi Lestari'));
    const headers = { 'jejak-position': body.position };
    const url = `/api/cases/${body.cases[0].id}`;
    expect(await api.as('loket').get(url, { headers })).toMatchObject({ status: 503, body: { code: 'not-there-yet' } });
    const waiting = api.as('loket').get(url, { headers });
    await project();
    expect(await waiting).toMatchObject({ status: 200, body: { id: body.cases[0].id } });
    const malformed = await api.as('loket').get(url, { headers: { 'jejak-position': 'a b' } });
    expect(malformed).toMatchObject({ status: 400, body: { errors: [{ in: 'header', pointer: '/jejak-position' }] } });
  });
});
