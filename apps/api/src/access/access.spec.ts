import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HandClock, TEST_PASSWORD, TestApi } from '../testing/index.ts';

const ODGJ = 'dumai-penanganan-odgj';
const clock = new HandClock('2026-02-02T02:00:00.000Z');
let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start({ clock });
  await api.foundOffice({ services: [ODGJ] });
  await api.foundOffice({ code: 'GTO', services: [ODGJ] });
  await api.addAccount('dinkom', { id: randomUUID(), office: null, instanceAdministrator: true });
  await api.addAccount('tamu', { id: randomUUID(), office: null });
});
afterAll(() => api.close());

const REPORT = {
  service: ODGJ,
  cases: [{ client: { facts: { name: 'Siti Aminah' } }, facts: { channel: 'counter', reportedBy: 'police' } }],
};
const logIn = (login: string, password = TEST_PASSWORD) => api.nobody.post('/api/session', { login, password });
const caseOf = async (key = 'loket', office = 'DMI') =>
  (await api.as(key, office).post('/api/reports', REPORT)).body.cases[0].id as string;

describe('a session', () => {
  test('begins with the right password and says who one is', async () => {
    const answer = await logIn('kadis.dmi');
    expect(answer).toMatchObject({
      status: 200,
      body: {
        login: 'kadis.dmi',
        office: 'DMI',
        readsAcross: false,
        offices: [{ code: 'DMI', positions: [{ role: 'head', unit: 'dinas', until: null }], grants: [] }],
      },
    });
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^jejak=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  test('is refused for a wrong password as for an unknown login', async () => {
    expect(await logIn('kadis.dmi', 'salah')).toMatchObject({ status: 401, body: { code: 'login-refused' } });
    expect(await logIn('siapa', 'salah')).toMatchObject({ status: 401, body: { code: 'login-refused' } });
  });

  test('is held back after too many tries', async () => {
    for (let tries = 0; tries < 5; tries++) await logIn('sekretariat.dmi', 'salah');
    const answer = await logIn('sekretariat.dmi');
    expect(answer).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    clock.move(60_000);
    expect((await logIn('sekretariat.dmi')).status).toBe(200);
  });

  test('ends by logging out', async () => {
    const { headers, body } = await logIn('staf.dmi');
    const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
    const own = { cookie, 'x-csrf-token': body.csrfToken };
    expect(await api.nobody.get('/api/session', { headers: own })).toMatchObject({ status: 200 });
    expect(await api.nobody.delete('/api/session', { headers: own })).toMatchObject({ status: 204 });
    expect(await api.nobody.get('/api/session', { headers: own })).toMatchObject({ status: 401 });
  });

  test('changes nothing without its CSRF token', async () => {
    const { headers, body } = await logIn('loket.dmi');
    const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
    for (const csrf of [{}, { 'x-csrf-token': 'x' }, { 'x-csrf-token': `${body.csrfToken}x` }]) {
      const answer = await api.nobody.post('/api/reports', REPORT, { headers: { cookie, ...csrf } });
      expect(answer).toMatchObject({ status: 403, body: { code: 'csrf-token-required' } });
    }
  });

  test('takes its own CSRF token and not that of another session of the same account, however often', async () => {
    const sessions = [await logIn('loket.dmi'), await logIn('loket.dmi')].map(({ headers, body }) => ({
      cookie: String(headers['set-cookie']).split(';')[0] ?? '',
      token: String(body.csrfToken),
    }));
    for (const { cookie, token } of [...sessions, ...sessions]) {
      for (const own of sessions) {
        const headers = { cookie, 'x-csrf-token': own.token };
        const { status } = await api.nobody.post('/api/reports', REPORT, { headers });
        expect(status).toBe(token === own.token ? 201 : 403);
      }
    }
  });

  test('is needed for every command', async () => {
    expect(await api.nobody.post('/api/reports', REPORT)).toMatchObject({
      status: 401,
      body: { code: 'not-logged-in' },
    });
  });
});

describe('a token', () => {
  const make = async (scope: string) =>
    (await api.as('loket').post('/api/tokens', { name: 'SIKS-NG', scope, expiresAt: '2027-01-01T00:00:00Z' })).body;
  const bearer = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } });

  test('lets another system record without CSRF token, until it is revoked', async () => {
    const { id, secret } = await make('write');
    expect(await api.nobody.post('/api/reports', REPORT, bearer(secret))).toMatchObject({ status: 201 });
    expect(await api.as('loket').delete(`/api/tokens/${id}`)).toMatchObject({ status: 204 });
    expect(await api.nobody.post('/api/reports', REPORT, bearer(secret))).toMatchObject({ status: 401 });
  });

  test('that may only read records nothing, and no token makes tokens', async () => {
    const reading = await make('read');
    expect(await api.nobody.get('/api/session', bearer(reading.secret))).toMatchObject({ status: 200 });
    const refused = { status: 403, body: { code: 'not-allowed' } };
    expect(await api.nobody.post('/api/reports', REPORT, bearer(reading.secret))).toMatchObject(refused);
    const body = { name: 'x', scope: 'read', expiresAt: '2027-01-01T00:00:00Z' };
    expect(await api.nobody.post('/api/tokens', body, bearer((await make('write')).secret))).toMatchObject(refused);
  });

  test('of somebody else is unknown', async () => {
    const { id } = await make('read');
    const answer = await api.as('kadis').delete(`/api/tokens/${id}`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'unknown-token' } });
  });
});

describe('an office', () => {
  test("cannot touch another one's case, as if it were not there", async () => {
    const id = await caseOf('loket', 'GTO');
    const answer = await api.as('loket').post(`/api/cases/${id}/notes`, { facts: { text: 'x' } });
    expect(answer).toMatchObject({ status: 404, body: { code: 'unknown-case' } });
  });

  test('cannot take in for another one', async () => {
    const answer = await api.as('loket').post('/api/reports', { ...REPORT, office: 'GTO' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'other-office', errors: [{ pointer: '/office' }] } });
  });

  test('cannot be changed from another one', async () => {
    const answer = await api.as('admin').post('/api/offices/GTO/units', { code: 'x', name: 'X', parent: 'dinas' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'other-office' } });
  });

  test('has no cases for accounts of no office', async () => {
    expect(await api.as('tamu', null).post('/api/reports', REPORT)).toMatchObject({ status: 403 });
    expect(await api.as('dinkom', null).post('/api/reports', REPORT)).toMatchObject({ status: 403 });
  });
});

test('auditors write nothing', async () => {
  const id = await caseOf();
  const refused = { status: 403, body: { code: 'auditors-write-nothing' } };
  expect(await api.as('auditor').post('/api/reports', REPORT)).toMatchObject(refused);
  expect(await api.as('auditor').post(`/api/cases/${id}/notes`, { facts: { text: 'x' } })).toMatchObject(refused);
});

describe('an auditor', () => {
  const grant = (user: string, who: string, office: string | null = 'DMI') =>
    api.as(who, office).post('/api/offices/DMI/grants', { user, grant: 'auditor' });
  const accountOf = async (who: string, office: string | null = 'DMI') =>
    (await api.as(who, office).get('/api/session')).body.account as string;

  test('whom an office made of its own account reads that office, and no other one', async () => {
    const others = await caseOf('loket', 'GTO');
    expect(await grant(await accountOf('penyuluh'), 'admin')).toMatchObject({ status: 201 });
    await api.server.backend.offices.fresh('DMI');
    const asked = () => [
      '/api/worklist?office=GTO',
      '/api/audit-trail?office=GTO',
      '/api/search?q=GTO-2026-00001&office=GTO',
    ];
    for (const auditor of ['penyuluh', 'auditor', 'inspektur']) {
      for (const url of asked()) {
        expect({ url, ...(await api.as(auditor).get(url)) }).toMatchObject({
          url,
          status: 403,
          body: { code: 'other-office' },
        });
      }
      expect(await api.as(auditor).get(`/api/cases/${others}`)).toMatchObject({ status: 404 });
      expect(await api.as(auditor).get('/api/audit-trail')).toMatchObject({ status: 200 });
      expect(await api.as(auditor).get('/api/session')).toMatchObject({ body: { readsAcross: false } });
    }
  });

  test('of no office reads all of them, and is for who administers the instance to make', async () => {
    const guest = await accountOf('tamu', null);
    const officer = { user: guest, name: 'Pemeriksa' };
    expect(await api.as('dinkom', null).post('/api/offices/DMI/officers', officer)).toMatchObject({ status: 201 });
    expect(await grant(guest, 'admin')).toMatchObject({
      status: 403,
      body: { code: 'not-allowed', errors: [{ in: 'body', pointer: '/user' }] },
    });
    expect(await api.as('tamu', null).get('/api/worklist?office=GTO')).toMatchObject({ status: 403 });
    expect(await grant(guest, 'dinkom', null)).toMatchObject({ status: 201 });
    await api.server.backend.offices.fresh('DMI');
    expect(await api.as('tamu', null).get('/api/worklist?office=GTO')).toMatchObject({ status: 200 });
  });
});

describe('accounts', () => {
  test('are made by the administrator of the office, and their holder sets the password once', async () => {
    const made = await api.as('admin').post('/api/accounts', { login: 'baru', name: 'Petugas Baru' });
    expect(made).toMatchObject({ status: 201, body: { account: { login: 'baru', office: 'DMI', disabled: false } } });
    const token = new URL(made.body.link, 'http://here').searchParams.get('token') ?? '';
    const redeem = () => api.nobody.post('/api/invitations/redeem', { token, password: 'angin laut sore' });
    expect(await redeem()).toMatchObject({ status: 204 });
    expect(await redeem()).toMatchObject({ status: 410, body: { code: 'link-spent' } });
    expect(await logIn('baru', 'angin laut sore')).toMatchObject({ status: 200 });
    const { id } = made.body.account;
    await api.as('admin').post(`/api/accounts/${id}/state`, { disabled: true });
    expect(await logIn('baru', 'angin laut sore')).toMatchObject({ status: 403, body: { code: 'account-disabled' } });
  });

  test('are nobody else’s to make, nor to be made in another office', async () => {
    const body = { login: 'lain', name: 'Lain' };
    expect(await api.as('kadis').post('/api/accounts', body)).toMatchObject({
      status: 403,
      body: { code: 'only-administrator' },
    });
    expect(await api.as('admin').post('/api/accounts', { ...body, office: 'GTO' })).toMatchObject({
      status: 403,
      body: { code: 'other-office' },
    });
    expect(await api.as('dinkom', null).post('/api/accounts', { ...body, office: 'GTO' })).toMatchObject({
      status: 201,
    });
  });

  test('are not known across offices', async () => {
    const { body } = await api.as('admin', 'GTO').post('/api/accounts', { login: 'gto.baru', name: 'Baru' });
    const answer = await api.as('admin').post(`/api/accounts/${body.account.id}/invitation`, {});
    expect(answer).toMatchObject({ status: 404, body: { code: 'unknown-account' } });
  });
});
